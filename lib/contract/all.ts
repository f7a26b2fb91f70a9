import { awsKmsAccount } from "./aws-kms-account";
import { awsKmsAcl } from "./aws-kms-acl";
import type { DataSourceContract, ResourceContract } from "./contract";
import { dataAwsAccount } from "./data-aws-account";
import { dataAwsKmsAccounts } from "./data-aws-kms-accounts";

/** Every resource, for what goes through them all: documentation and tests. */
export const resources: readonly ResourceContract[] = [awsKmsAccount, awsKmsAcl];

/** Every data source. */
export const dataSources: readonly DataSourceContract[] = [dataAwsAccount, dataAwsKmsAccounts];
