import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { SecretDestroyPolicy } from "./secret-destroy-policy";
import type { SecretInput } from "./secret-input";
import type { SecretRecoveryLevel } from "./secret-recovery-level";
import type { Timeouts } from "./timeouts";

/** What an AzureSecret is made of. */
export interface AzureSecretProps extends TerraformMetaArguments {
  /** Name of the secret. Azure does not tell capitals from small letters. */
  readonly secretName: string;
  /** Vault of the secret, as `<vault>::<subscription id>` or by CCKM's id. A managed HSM holds no secrets. */
  readonly keyVault: string;
  /** Value of the secret, kept nowhere in Terraform. Needed to create the secret, and sent again only when `valueVersion` changes. */
  readonly value?: SecretInput;
  /** Any whole number; a change of it sends `value` as a new version of the secret. */
  readonly valueVersion?: number;
  /** What the value is, such as `password`; 255 characters at most. */
  readonly contentType?: string;
  /** Tags of the secret: 15 at most. A value may not hold any of `\ , : " %`. */
  readonly tags?: { [name: string]: string };
  /** Whether the secret can be used. Without it a new secret is enabled. */
  readonly enabled?: boolean | IResolvable;
  /** When the secret expires; RFC 3339. */
  readonly exp?: string;
  /** When the secret becomes active; RFC 3339. */
  readonly nbf?: string;
  /** How the secret can be recovered once it is deleted. Fixed when it is created; without it, the vault's. */
  readonly recoveryLevel?: SecretRecoveryLevel;
  /** For how many days the deleted secret can be recovered: 7 to 90, or 0 in a vault without soft delete. Fixed when it is created; without it, the vault's. */
  readonly recoverableDays?: number;
  /** What a destroy does: `soft-delete` (the default) leaves the secret recoverable where the vault allows it, `purge` removes it for good, `retain` leaves it as it is. */
  readonly onDestroy?: SecretDestroyPolicy;
  /** Whether a soft-deleted secret of the same name is recovered and brought to what is asked for, instead of refused. Default false. */
  readonly recoverSoftDeleted?: boolean | IResolvable;
  /** How long the operations may wait. Default `10m` each. A change calls nothing. */
  readonly timeouts?: Timeouts;
}
