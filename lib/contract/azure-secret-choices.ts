import type { Choices } from "../schema";

/**
 * How a deleted Azure secret can be recovered.
 *
 * API page: [azure-secret-create, Secret Attributes](../../docs/api-pages.md#azure-secret-create).
 */
export const secretRecoveryLevels: Choices = {
  name: "SecretRecoveryLevel",
  description: "How a deleted Azure secret can be recovered. Page: azure-secret-create, Secret Attributes.",
  values: {
    PURGEABLE: { value: "Purgeable", description: "The vault has no soft delete: a deleted secret is gone." },
    RECOVERABLE_PURGEABLE: {
      value: "RecoverablePurgeable",
      description: "Kept for 90 days; a privileged user may purge it before.",
    },
    RECOVERABLE: { value: "Recoverable", description: "Kept for 90 days; only Azure purges it." },
    RECOVERABLE_PROTECTED_SUBSCRIPTION: {
      value: "RecoverableProtectedSubscription",
      description: "Kept for 90 days, and the subscription cannot be cancelled meanwhile; only Azure purges it.",
    },
    CUSTOMIZED_RECOVERABLE_PURGEABLE: {
      value: "CustomizedRecoverablePurgeable",
      description: "Kept for the vault's own 7 to 89 days; a privileged user may purge it before.",
    },
    CUSTOMIZED_RECOVERABLE: {
      value: "CustomizedRecoverable",
      description: "Kept for the vault's own 7 to 89 days; only Azure purges it.",
    },
    CUSTOMIZED_RECOVERABLE_PROTECTED_SUBSCRIPTION: {
      value: "CustomizedRecoverableProtectedSubscription",
      description:
        "Kept for the vault's own 7 to 89 days, and the subscription cannot be cancelled meanwhile; only Azure purges it.",
    },
  },
};

/** What destroying an Azure secret does. */
export const secretDestroyPolicies: Choices = {
  name: "SecretDestroyPolicy",
  description: "What a destroy does to an Azure secret.",
  values: {
    SOFT_DELETE: {
      value: "soft-delete",
      description: "Deletes it so that it can be recovered, where the vault allows that.",
    },
    PURGE: { value: "purge", description: "Deletes it for good, which some vaults forbid." },
    RETAIN: { value: "retain", description: "Leaves it as it is; Terraform forgets it." },
  },
};
