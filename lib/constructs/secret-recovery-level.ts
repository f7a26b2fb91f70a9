/** How a deleted Azure secret can be recovered. Page: azure-secret-create, Secret Attributes. */
export enum SecretRecoveryLevel {
  /** The vault has no soft delete: a deleted secret is gone. */
  PURGEABLE = "Purgeable",
  /** Kept for 90 days; a privileged user may purge it before. */
  RECOVERABLE_PURGEABLE = "RecoverablePurgeable",
  /** Kept for 90 days; only Azure purges it. */
  RECOVERABLE = "Recoverable",
  /** Kept for 90 days, and the subscription cannot be cancelled meanwhile; only Azure purges it. */
  RECOVERABLE_PROTECTED_SUBSCRIPTION = "RecoverableProtectedSubscription",
  /** Kept for the vault's own 7 to 89 days; a privileged user may purge it before. */
  CUSTOMIZED_RECOVERABLE_PURGEABLE = "CustomizedRecoverablePurgeable",
  /** Kept for the vault's own 7 to 89 days; only Azure purges it. */
  CUSTOMIZED_RECOVERABLE = "CustomizedRecoverable",
  /** Kept for the vault's own 7 to 89 days, and the subscription cannot be cancelled meanwhile; only Azure purges it. */
  CUSTOMIZED_RECOVERABLE_PROTECTED_SUBSCRIPTION = "CustomizedRecoverableProtectedSubscription",
}
