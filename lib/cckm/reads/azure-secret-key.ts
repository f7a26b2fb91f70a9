import { sameButCapitals } from "../../text";
import type { AzureSecret } from "../api/azure-secret-types";

/** Identifies a secret, with all its versions. */
export interface SecretKey {
  /** `<vault>::<subscription id>`, or CCKM's id of the vault. */
  readonly key_vault: string;
  /** CCKM's id of the vault, if known; anything but a string counts as unknown. */
  readonly key_vault_id?: unknown;
  readonly secret_name: string;
}

/** Whether a secret is in the vault with that name or id. */
export function isInVault(secret: Pick<AzureSecret, "key_vault" | "key_vault_id">, reference: string): boolean {
  return [secret.key_vault, secret.key_vault_id].some(
    (known) => known !== undefined && sameButCapitals(known, reference),
  );
}

/** Whether the record is a version of the secret. Names are case-insensitive in Azure. */
export function isVersionOf(secret: AzureSecret, { key_vault, secret_name }: SecretKey): boolean {
  return sameButCapitals(secret.secret_name, secret_name) && isInVault(secret, key_vault);
}

/** A map key for each secret, the same for all its versions. */
export function secretKeyText(of: {
  readonly key_vault_id?: string | null;
  readonly key_vault: string;
  readonly secret_name: string;
}): string {
  return `${of.key_vault_id ?? of.key_vault}/${of.secret_name}`.toLowerCase();
}
