import type { AwsAccount, AwsConnection, AzureConnection, VaultRecord } from "./records";

/** A user who can sign in. */
export interface User {
  username: string;
  password: string;
  /** Default: a UUID prefixed with `local|`. */
  user_id?: string;
  /** Default: admin. */
  groups?: string[];
  /**
   * What the user may call, as method and path below /api with `{…}` for an id: `GET /v1/cckm/aws/kms/{id}`; anything else
   * is rejected with 403. Default: everything.
   */
  rights?: string[];
}

/** A vault that CCKM manages from the start. Default `id`: a generated one; default `type`: a vault. */
export type VaultFixture = Pick<
  VaultRecord,
  | "azure_name"
  | "subscription_id"
  | "subscription_name"
  | "connection"
  | "cloud_name"
  | "location"
  | "tenant"
  | "properties"
> &
  Partial<Pick<VaultRecord, "id" | "type" | "cloud_key_backup_limit">>;

/** What exists before the first request. Each field that is set replaces the default for it. */
export interface Fixtures {
  users: User[];
  awsAccounts: AwsAccount[];
  awsConnections: (Omit<AwsConnection, "id"> & { id?: string })[];
  azureConnections: (Omit<AzureConnection, "id"> & { id?: string })[];
  /** Vaults that CCKM manages from the start. */
  azureVaults: VaultFixture[];
  /** Vaults that exist in Azure but that CCKM does not manage yet. */
  azureUnmanagedVaults: VaultFixture[];
}
