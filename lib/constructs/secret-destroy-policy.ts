/** What a destroy does to an Azure secret. */
export enum SecretDestroyPolicy {
  /** Deletes it so that it can be recovered, where the vault allows that. */
  SOFT_DELETE = "soft-delete",
  /** Deletes it for good, which some vaults forbid. */
  PURGE = "purge",
  /** Leaves it as it is; Terraform forgets it. */
  RETAIN = "retain",
}
