export { AdoptPolicy } from "./adopt-policy";
export { AwsKmsAccount, type AwsKmsAccountProps } from "./aws-kms-account";
export { AwsKmsAccountRecord, AwsKmsAccountRecordList } from "./aws-kms-account-record";
export { AwsKmsAclRecord, AwsKmsAclRecordList } from "./aws-kms-acl-record";
export { CckmProvider } from "./cckm-provider";
export type { CckmProviderProps } from "./cckm-provider-props";
export { DataAwsAccount, type DataAwsAccountProps } from "./data-aws-account";
export { DataAwsKmsAccounts, type DataAwsKmsAccountsProps } from "./data-aws-kms-accounts";
export { SecretInput } from "./secret-input";
