export { AllowedRegions } from "./allowed-regions";
export { ForbidActions } from "./forbid-actions";
export type { GuardOptions } from "./guard-options";
export { RequireExpiry, type RequireExpiryOptions } from "./require-expiry";
export { RequireTags, type RequireTagsOptions } from "./require-tags";
