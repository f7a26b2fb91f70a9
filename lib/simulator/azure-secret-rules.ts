import { badRequest, invalidValue } from "./errors";
import type { SecretAttributes, VaultRecord } from "./records";

/** Attributes as in requests. */
export interface AttributesRequest {
  enabled?: boolean | null | undefined;
  exp?: string | number | null | undefined;
  nbf?: string | number | null | undefined;
  recoveryLevel?: string | undefined;
  recoverableDays?: number | undefined;
}

const RECOVERY_LEVELS = [
  "Purgeable",
  "RecoverablePurgeable",
  "Recoverable",
  "RecoverableProtectedSubscription",
  "CustomizedRecoverablePurgeable",
  "CustomizedRecoverable",
  "CustomizedRecoverableProtectedSubscription",
];

export function checkSecretName(name: string): void {
  if (!/^[0-9a-zA-Z-]{1,127}$/.test(name)) {
    throw invalidValue(`secret_name "${name}" can only contain alphanumeric characters and hyphens, 127 at most`);
  }
}

export function checkContentType(contentType: string | undefined): void {
  if (contentType !== undefined && contentType.length > 255) {
    throw invalidValue("content_type must not be longer than 255 characters");
  }
}

/** The API page forbids `\ , : " %` in values; the limits on count and length are Azure's. */
export function checkTags(tags: Readonly<Record<string, string>> | undefined): void {
  const entries = Object.entries(tags ?? {});
  if (entries.length > 15) throw invalidValue("tags: Azure takes 15 at most");
  for (const [name, value] of entries) {
    if (/[\\,:"%]/.test(value)) throw invalidValue(`the value of tag "${name}" must not contain any of \\ , : " %`);
    if (name.length > 256 || value.length > 256) throw invalidValue(`tag "${name}" is longer than 256 characters`);
  }
}

/** Converts RFC 3339 text (the API page) or seconds since the epoch (Azure) to seconds. */
export function epochSeconds(name: string, time: string | number): number {
  const seconds = typeof time === "number" ? time : Math.floor(Date.parse(time) / 1000);
  if (!Number.isSafeInteger(seconds)) throw badRequest(`Validation errors:\n ${name}: must be a time in UTC`);
  return seconds;
}

/**
 * The recovery level and days of a new secret: as requested, or else the vault's defaults.
 *
 * @throws ApiError 400 for an unknown level, and for days that contradict the vault's soft delete
 */
export function recovery(
  vault: VaultRecord,
  asked: AttributesRequest,
): Pick<SecretAttributes, "recoveryLevel" | "recoverableDays"> {
  const { enableSoftDelete: softDelete, softDeleteRetentionInDays: retention } = vault.properties;
  // Azure's names contain a plus sign, those on the API page do not.
  const recoveryLevel = asked.recoveryLevel?.replaceAll("+", "") ?? vaultLevel(vault);
  if (!RECOVERY_LEVELS.includes(recoveryLevel)) {
    throw invalidValue(`recoveryLevel "${recoveryLevel}" is none of ${RECOVERY_LEVELS.join(", ")}`);
  }
  const recoverableDays = asked.recoverableDays ?? (softDelete ? retention : 0);
  if (softDelete && !(recoverableDays >= 7 && recoverableDays <= 90)) {
    throw invalidValue(`recoverableDays ${recoverableDays} must be from 7 to 90: the vault has soft delete enabled`);
  }
  if (!softDelete && recoverableDays !== 0) {
    throw invalidValue(`recoverableDays ${recoverableDays} must be 0: the vault has soft delete disabled`);
  }
  return { recoveryLevel, recoverableDays };
}

function vaultLevel({ properties }: VaultRecord): string {
  if (!properties.enableSoftDelete) return "Purgeable";
  const customized = properties.softDeleteRetentionInDays < 90 ? "Customized" : "";
  return `${customized}Recoverable${properties.enablePurgeProtection ? "" : "Purgeable"}`;
}
