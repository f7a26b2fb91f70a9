import {
  awsKmsAccount,
  awsKmsAcl,
  azureReport,
  azureSecret,
  azureSyncJob,
  azureVault,
  azureVaultAcl,
} from "../../contract";
import type { RightsChange } from "../model";
import { aclRights, describeAcl, isAcl } from "./acl";
import { describeAwsAccount } from "./aws-account";
import { describeAzureReport, describeAzureSyncJob } from "./azure-runs";
import { describeAzureSecret } from "./azure-secret";
import { describeAzureVault } from "./azure-vault";
import type { Described, Subject } from "./context";
import { describeOther } from "./other";

const BY_TYPE: Readonly<Record<string, (subject: Subject) => Described>> = {
  [awsKmsAccount.type]: describeAwsAccount,
  [awsKmsAcl.type]: describeAcl,
  [azureVault.type]: describeAzureVault,
  [azureVaultAcl.type]: describeAcl,
  [azureSecret.type]: describeAzureSecret,
  [azureSyncJob.type]: describeAzureSyncJob,
  [azureReport.type]: describeAzureReport,
};

/**
 * The rights that an entry of the plan concerns, whether it changes them or not; none for types that are not
 * permissions.
 */
export function rightsOf(subject: Subject): RightsChange[] {
  return isAcl(subject.entry.type) ? aclRights(subject) : [];
}

/** Describes an entry of the plan according to its type. */
export function describe(subject: Subject): Described {
  const { type } = subject.entry;
  return (Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type]! : describeOther)(subject);
}

export { aclKindOf, isAcl } from "./acl";
export { calledIn } from "./called";
export type { Described, Subject } from "./context";
export { TargetNames } from "./names";
