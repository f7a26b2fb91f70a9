export { allowedRegions } from "./allowed-regions";
export { isBlank } from "./blank";
export { bareAction, forbidActions, KNOWN_ACTIONS } from "./forbid-actions";
export { fits } from "./glob";
export type { Arguments, Breach, NotKnown, Outcome, Reading } from "./outcome";
export { requireExpiry } from "./require-expiry";
export { requireTags } from "./require-tags";
