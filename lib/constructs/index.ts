export { AwsKmsAccount } from "./aws-kms-account";
export { AwsKmsAccountRecord } from "./aws-kms-account-record";
export { AwsKmsAcl, type AwsKmsAclProps, type IAwsKms } from "./aws-kms-acl";
export { AwsKmsActions } from "./aws-kms-actions";
export { CckmEnvironment, type CckmEnvironmentProps } from "./cckm-environment";
export type {
  AwsKmsAccountSettings,
  AwsKmsGrantSettings,
  AzureReportSettings,
  AzureSecretSettings,
  AzureSyncSettings,
} from "./cckm-environment-settings";
export { CckmProvider, type CckmProviderProps } from "./cckm-provider";
export * from "./generated";
export {
  AllowedRegions,
  ForbidActions,
  type GuardOptions,
  RequireExpiry,
  type RequireExpiryOptions,
  RequireTags,
  type RequireTagsOptions,
} from "./guards";
export { PlacedProvider, type PlacedProviderProps } from "./placed-provider";
export { Principal } from "./principal";
export { Release, type ReleaseProps } from "./release";
export { SecretInput } from "./secret-input";
export type { Timeouts } from "./timeouts";
