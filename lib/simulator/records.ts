/** The common fields of every CCKM record. createdAt and updatedAt are stored with nine decimals. */
export interface RecordHead {
  id: string;
  uri: string;
  account: string;
  application: string;
  devAccount: string;
  createdAt: string;
  updatedAt: string;
}

/** Actions that one user or one group may perform on a KMS or a vault; exactly one of the two is set. */
export interface AclEntry {
  user_id?: string;
  group?: string;
  actions: string[];
}

export interface KmsRecord extends RecordHead {
  name: string;
  account_id: string;
  arn: string;
  acls: AclEntry[];
  assume_role_arn?: string;
  assume_role_external_id?: string;
  /** Name or id of the AWS connection, as it was sent. */
  connection: string;
  regions: string[];
  cloud_name: string;
  /** "ARCHIVED" while archived, otherwise absent. */
  status?: string;
}

/** An account in the simulated AWS. */
export interface AwsAccount {
  account_id: string;
  regions: string[];
  /** Roles with their external ids. A role that is not listed can be assumed with any external id, or none. */
  roles?: { arn: string; external_id?: string }[];
}

export interface AwsConnection {
  id: string;
  name: string;
  /** The AWS partition: `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc` or any other. */
  cloud_name: string;
  /** The account of the connection's own IAM user. */
  account_id: string;
  /** Name of that IAM user. Default "user1". */
  user?: string;
  /** Whether it reaches every account without assuming a role. Default false. */
  any_account?: boolean;
}

export interface AzureConnection {
  id: string;
  name: string;
  /** The cloud: `AzureCloud`, `AzureChinaCloud`, `AzureUSGovernment`, `AzureStack` or any other. */
  cloud_name: string;
}

/** A vault that CCKM manages. `name` is `<azure name>::<subscription id>`. */
export interface VaultRecord extends RecordHead {
  name: string;
  azure_name: string;
  azure_vault_id: string;
  synced_at: string;
  /** Name or id of the Azure connection, as it was sent. */
  connection: string;
  subscription_id: string;
  subscription_name: string;
  cloud_name: string;
  location: string;
  type: "vault" | "managedHsm";
  tenant: string;
  acls: AclEntry[];
  /** How many backups CCKM keeps of each key; absent means no limit. */
  cloud_key_backup_limit?: number;
  properties: {
    tenantId: string;
    vaultUri: string;
    sku: { family: string; name: string };
    enableSoftDelete: boolean;
    enablePurgeProtection: boolean;
    softDeleteRetentionInDays: number;
    enableRbacAuthorization: boolean;
  };
}

export interface SecretAttributes {
  recoveryLevel: string;
  recoverableDays: number;
  enabled: boolean;
  /** Seconds since the epoch, as are the next three. */
  created: number;
  updated: number;
  exp?: number;
  nbf?: number;
}

export type SecretStatus = "AVAILABLE" | "SOFT-DELETED" | "DELETED";

export interface SecretRecord extends RecordHead {
  key_vault: string;
  key_vault_id: string;
  region: string;
  deleted: boolean;
  backup_at: string;
  soft_delete_enabled: boolean;
  key_soft_deleted_in_azure: boolean;
  syncedAt: string;
  created_by: string;
  modified_by: string;
  backup: string;
  secret_name: string;
  /** Azure's id of this version of the secret. */
  version: string;
  value: string;
  attributes: SecretAttributes;
  content_type?: string;
  tags?: Record<string, string>;
  azure_created_at: string;
  azure_updated_at: string;
  tenant: string;
  status: SecretStatus;
  /** Milliseconds since the epoch until which Azure is busy with the soft delete. */
  busy_until: number;
}

export interface JobRecord extends RecordHead {
  item: "azure-key" | "azure-secret";
  overall_status: "in_progress" | "completed" | "failed";
  cloud: string;
  key_vaults: string[];
  abort: boolean;
  completed_at?: string;
  detailed_status?: Record<string, string>;
  /** How it will end, and when it began and ends, in milliseconds since the epoch. */
  outcome: "completed" | "failed" | "failed-with-success-details";
  started: number;
  finishes: number;
}

export interface ReportRecord extends RecordHead {
  name: string;
  overall_status: "in_progress" | "completed" | "failed";
  abort: boolean;
  report_type: string;
  work_space_ids: string[];
  key_vaults: string[];
  start_time: string;
  end_time: string;
  completed_at?: string;
  detailed_status?: Record<string, string>;
  /** How it will end, and when, in milliseconds since the epoch. */
  outcome: "completed" | "failed";
  finishes: number;
  /** Number of rows once it is complete. */
  rows: number;
}

/** A row of a report: the fields in the API page's reply, and those that only its filters and the CSV use. */
export interface ReportRow extends RecordHead {
  key_vault: string;
  key_activity: string;
  object_id: string;
  client_id: string;
  modified_time: string;
  key_expiration: string | null;
  subscription_id: string;
  cloud_name: string;
  azure_name: string;
  key_name: string;
  key_version: string;
  key_owner: string;
  cckm_operation: string;
  user_name: string;
}
