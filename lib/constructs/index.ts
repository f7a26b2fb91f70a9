import { requireConstants } from "./base/constants";
import * as choices from "./generated/choices";
import { ProviderPlatform, ProviderRuntime } from "./provider/runtime";

export { Principal } from "./acl/principal";
export { AwsKmsAccount } from "./aws-kms/aws-kms-account";
export { AwsKmsAccountRecord } from "./aws-kms/aws-kms-account-record";
export { AwsKmsAcl, type AwsKmsAclProps, type IAwsKms } from "./aws-kms/aws-kms-acl";
export { AwsKmsActions } from "./aws-kms/aws-kms-actions";
export { SecretInput } from "./azure-secret/secret-input";
export { AzureVault } from "./azure-vault/azure-vault";
export { AzureVaultAcl, type AzureVaultAclProps, type IAzureVault } from "./azure-vault/azure-vault-acl";
export { AzureVaultActions } from "./azure-vault/azure-vault-actions";
export type { Timeouts } from "./base/timeouts";
export { CckmEnvironment, type CckmEnvironmentProps } from "./environment/cckm-environment";
export { Release, type ReleaseProps } from "./environment/release";
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
export { CckmProvider, type CckmProviderProps } from "./provider/cckm-provider";
export { PlacedProvider, type PlacedProviderProps } from "./provider/placed-provider";
export { ProviderPlatform, ProviderRuntime };

requireConstants({ ...choices, ProviderPlatform, ProviderRuntime });
