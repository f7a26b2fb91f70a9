import type { AclApi, AclTarget, AwsKms, AzureVault, CckmClient, ReadCache } from "../../cckm";
import type { RunList } from "../../cckm/reads";
import { awsKmsAccount, awsKmsAcl, azureVault, azureVaultAcl } from "../../contract";
import type { CckmSession } from "../session";

/** A target of permissions, and how to read it. */
export interface AclTargetReads<T extends AclTarget = AclTarget> {
  /** Its resource type: `cckm_aws_kms_account`. */
  readonly type: string;
  /** The resource type of the permissions on it. */
  readonly permissions: string;
  /** The argument of the permissions that holds its id: `kms_id`. */
  readonly argument: string;
  /** For messages: `AWS KMS account`. */
  readonly what: string;
  /** In short: `KMS`. */
  readonly short: string;
  api(client: CckmClient): AclApi<T>;
  reads(session: CckmSession): ReadCache<T>;
  list(session: CckmSession): RunList<T>;
}

export const awsKmsTarget: AclTargetReads<AwsKms> = {
  type: awsKmsAccount.type,
  permissions: awsKmsAcl.type,
  argument: "kms_id",
  what: "AWS KMS account",
  short: "KMS",
  api: (client) => client.awsKms,
  reads: (session) => session.reads.kms,
  list: (session) => session.reads.kmsList,
};

export const azureVaultTarget: AclTargetReads<AzureVault> = {
  type: azureVault.type,
  permissions: azureVaultAcl.type,
  argument: "vault_id",
  what: "Azure vault",
  short: "vault",
  api: (client) => client.azureVaults,
  reads: (session) => session.reads.azureVaults,
  list: (session) => session.reads.azureVaultList,
};

/** Every target of permissions. */
export const aclTargets: readonly AclTargetReads[] = [awsKmsTarget, azureVaultTarget];
