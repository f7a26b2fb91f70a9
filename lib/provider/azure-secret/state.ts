import type { AzureSecret, AzureSecretCreate, AzureSecretUpdate } from "../../cckm";
import { fromUnixSeconds } from "../../cckm/api/azure-secret-types";
import { isInVault } from "../../cckm/reads";
import { type azureSecret, plainRecoveryLevel, sameRecoveryLevel } from "../../contract";
import type { PrivateState, PrivateValues, ReadResult } from "../../plugin";
import { type ConfigOf, type PlanOf, parseInstant, type StateOf } from "../../schema";
import type { Sighting } from "../sighting";

type SecretSchema = typeof azureSecret.schema;

/** A secret in Terraform's state. */
export type SecretState = StateOf<SecretSchema>;

/** A secret in a plan. */
export type SecretPlan = PlanOf<SecretSchema>;

/** A secret in the configuration, its value included. */
export type SecretConfig = ConfigOf<SecretSchema>;

/** What CCKM does not return, and the user's own spellings. */
type Kept = Pick<
  SecretState,
  "key_vault" | "tags" | "value_version" | "recoverable_days" | "on_destroy" | "recover_soft_deleted"
>;

/** The state of a secret; the rest comes from the plan or the prior state. */
export function secretState(secret: AzureSecret, kept: Kept): SecretState {
  const { attributes, content_type, tags } = secret.azure_param;
  const tagged = Object.keys(tags).length > 0;
  return {
    id: secret.id,
    secret_name: secret.secret_name,
    key_vault: kept.key_vault,
    value_version: kept.value_version,
    content_type: content_type || null,
    // If the user wrote an empty map, no tags must be an empty map.
    tags: tagged ? { ...tags } : kept.tags && {},
    enabled: attributes.enabled ?? null,
    exp: instantText(attributes.exp),
    nbf: instantText(attributes.nbf),
    recovery_level: attributes.recoveryLevel ?? null,
    recoverable_days: kept.recoverable_days,
    on_destroy: kept.on_destroy,
    recover_soft_deleted: kept.recover_soft_deleted,
    key_vault_id: secret.key_vault_id ?? null,
    region: secret.region ?? null,
    status: secret.status,
    soft_delete_enabled: secret.soft_delete_enabled ?? null,
    created: instantText(attributes.created) ?? secret.azure_created_at ?? null,
    updated: instantText(attributes.updated) ?? secret.azure_updated_at ?? null,
  };
}

/** The result of a read: undefined for what this release of CCKM does not return. */
export function secretRead(secret: AzureSecret, state: SecretState): ReadResult<SecretSchema> {
  const { enabled, recoveryLevel, recoverableDays } = secret.azure_param.attributes;
  return {
    ...secretState(secret, state),
    key_vault: isInVault(secret, state.key_vault) ? state.key_vault : secret.key_vault,
    value_version: undefined,
    enabled,
    recovery_level: recoveryLevel,
    // Without the argument, the vault decides on the days.
    recoverable_days: state.recoverable_days === null ? undefined : recoverableDays,
    on_destroy: undefined,
    recover_soft_deleted: undefined,
    key_vault_id: secret.key_vault_id,
    region: secret.region,
    soft_delete_enabled: secret.soft_delete_enabled,
  };
}

/** What a plan shows of a secret that an update overwrites or a destroy removes. Never anything about its value. */
export function secretSighting(secret: AzureSecret): Sighting {
  const { attributes, content_type = null, tags } = secret.azure_param;
  const enabled = attributes.enabled ?? null;
  const [exp, nbf] = [instantText(attributes.exp), instantText(attributes.nbf)];
  const { values } = secretInState({ ...secret, enabled, content_type, tags, exp, nbf });
  // Azure's update time: CCKM's own changes with every synchronization.
  const updated = instantText(attributes.updated) ?? secret.azure_updated_at ?? "not set";
  return { values: { ...values, updated } };
}

/** The same from a state, if the plan did not read. */
export function secretInState(
  of: Pick<SecretState, "id" | "status" | "enabled" | "content_type" | "tags" | "exp" | "nbf">,
): Sighting {
  const inWords = (value: unknown) => String(value ?? "not set");
  // A state keeps the user's spelling of a time.
  const time = (text: string | null) => inWords(instantText(unixSeconds(text) ?? undefined) ?? text);
  return {
    values: {
      version: inWords(of.id),
      status: inWords(of.status),
      enabled: inWords(of.enabled),
      content_type: of.content_type || "not set",
      tags: JSON.stringify(Object.fromEntries(Object.entries(of.tags ?? {}).sort())),
      exp: time(of.exp),
      nbf: time(of.nbf),
    },
  };
}

const VAULT_NAME = "key_vault";

/** Stores the vault's name, so that a configuration with another spelling is known to mean the same vault. */
export function rememberVault(secret: AzureSecret, seen: PrivateState): void {
  seen.set(VAULT_NAME, secret.key_vault);
}

/** Whether a reference, name or id, means the vault of the secret in the state. */
export function isVaultOf(state: SecretState, reference: string, seen: PrivateValues): boolean {
  const name = seen.get(VAULT_NAME);
  const known = { key_vault: typeof name === "string" ? name : state.key_vault };
  return isInVault(state.key_vault_id === null ? known : { ...known, key_vault_id: state.key_vault_id }, reference);
}

const ASKED = "asked";

/** Requested at creation, but decided by the vault. */
type Asked = Pick<SecretConfig, "recovery_level" | "recoverable_days">;

/** Stores what a secret was created with. */
export function rememberAsked({ recovery_level, recoverable_days }: SecretConfig, seen: PrivateState): void {
  seen.set(ASKED, { recovery_level, recoverable_days });
}

/** What a secret was created with; undefined for an adopted one. */
export function askedFor(seen: PrivateValues): Asked | undefined {
  return seen.get(ASKED) as Asked | undefined;
}

/** The request that creates the planned secret, or a new version of it. */
export function createRequest(plan: SecretPlan, config: SecretConfig, value: string): AzureSecretCreate {
  const { secret_name, key_vault, enabled, exp, nbf, recoverable_days, content_type, tags } = plan;
  return {
    secret_name,
    key_vault,
    value,
    attributes: {
      enabled: typeof enabled === "boolean" ? enabled : undefined,
      exp: unixSeconds(exp) ?? undefined,
      nbf: unixSeconds(nbf) ?? undefined,
      // A level that was not requested comes from the vault, whose default may have changed since.
      recoveryLevel: config.recovery_level === null ? undefined : plainRecoveryLevel(config.recovery_level),
      recoverableDays: recoverable_days ?? undefined,
    },
    content_type: content_type ?? undefined,
    tags: tags ?? undefined,
  };
}

/** The arguments that can be changed in place. */
type Changeable = "content_type" | "tags" | "enabled" | "exp" | "nbf";

/** Arguments that must be changed in place to update a secret as planned. */
export function changesOf(current: SecretState, plan: SecretPlan): Changeable[] {
  const changed: Changeable[] = [];
  if ((current.content_type ?? null) !== plan.content_type) changed.push("content_type");
  if (!sameTags(current.tags ?? {}, plan.tags ?? {})) changed.push("tags");
  if (typeof plan.enabled === "boolean" && current.enabled !== null && current.enabled !== plan.enabled) {
    changed.push("enabled");
  }
  for (const name of ["exp", "nbf"] as const) {
    if (unixSeconds(current[name]) !== unixSeconds(plan[name])) changed.push(name);
  }
  return changed;
}

/** The request for these changes; everything else stays as it is. */
export function updateRequest(changes: readonly Changeable[], plan: SecretPlan): AzureSecretUpdate {
  const changed = (name: Changeable) => changes.includes(name);
  return {
    attributes: {
      enabled: changed("enabled") && typeof plan.enabled === "boolean" ? plan.enabled : undefined,
      exp: changed("exp") ? unixSeconds(plan.exp) : undefined,
      nbf: changed("nbf") ? unixSeconds(plan.nbf) : undefined,
    },
    // CCKM removes a content type when it is set to an empty string.
    content_type: changed("content_type") ? (plan.content_type ?? "") : undefined,
    tags: changed("tags") ? (plan.tags ?? {}) : undefined,
  };
}

/** How a secret differs from a plan, in words; empty if it does not. Values cannot be compared. */
export function secretDifferences(secret: AzureSecret, plan: SecretPlan): string[] {
  const current = secretState(secret, plan);
  const words = changesOf(current, plan).map(
    (name) => `${name} is ${show(current[name])}, asked for ${show(plan[name])}`,
  );
  const { recovery_level: asked } = plan;
  const { recovery_level: actual } = current;
  if (typeof asked === "string" && actual !== null && !sameRecoveryLevel(asked, actual)) {
    words.push(`recovery_level is ${actual}, asked for ${asked}`);
  }
  const { recoverableDays: days = plan.recoverable_days } = secret.azure_param.attributes;
  if (plan.recoverable_days !== null && days !== plan.recoverable_days) {
    words.push(`recoverable_days is ${days}, asked for ${plan.recoverable_days}`);
  }
  return words;
}

/** Converts RFC 3339 to Unix seconds; null for no time. */
export function unixSeconds(text: string | null): number | null {
  const instant = text === null ? undefined : parseInstant(text);
  return instant === undefined ? null : Math.floor(instant / 1000);
}

function instantText(seconds: number | undefined): string | null {
  return seconds === undefined ? null : fromUnixSeconds(seconds);
}

type Tags = Readonly<Record<string, string>>;

function sameTags(a: Tags, b: Tags): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

function show(value: unknown): string {
  return value === null || typeof value === "symbol" ? "not set" : JSON.stringify(value);
}
