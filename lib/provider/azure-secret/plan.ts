import type { AzureSecret } from "../../cckm";
import { isDeleted } from "../../cckm/reads";
import { type azureSecret, azureVault, naturalKey, sameRecoveryLevel } from "../../contract";
import { failure, type HookContext, type PlanContext, type PlanDecision, type PlanRequest } from "../../plugin";
import { isKnown } from "../../schema";
import { sameButCapitals } from "../../text";
import type { CckmSession } from "../session";
import { planNewSecret } from "./create";
import { findPlanned } from "./look-up";
import { cannotBeCreated, secretText } from "./refusals";
import { askedFor, isVaultOf, type SecretState, secretState } from "./state";
import { sendsVersion, valueIsMissing } from "./update";
import * as words from "./words";

type SecretSchema = typeof azureSecret.schema;
type Request = PlanRequest<SecretSchema>;
type Context = PlanContext<CckmSession>;

const OWN: readonly string[] = ["value_version", "recoverable_days", "on_destroy", "recover_soft_deleted", "timeouts"];

/** Plans what the schema alone cannot: which vault is meant, what must not change, and when a new version is created. */
export async function planSecret(request: Request, context: Context): Promise<PlanDecision<SecretSchema> | undefined> {
  const { config, plan, state, changed } = request;
  if (!state) {
    requireFreedName(request, context);
    if (config.value === null) await requireSecret(request, context);
    return planNewSecret(request, context);
  }
  const keep = isSameVault(request, state, context) ? (["key_vault"] as const) : [];
  const replaced = changed.includes("secret_name") || (changed.includes("key_vault") && keep.length === 0);
  if (replaced) {
    if (config.value === null) await requireSecret(request, context);
    return { keep };
  }
  const unasked = await keepFixed(request, state, context);
  warnOfPurge(request, state, context);
  const newVersion = sendsVersion(plan.value_version, state);
  if (newVersion && config.value === null) {
    if (isKnown(plan.value_version)) throw valueIsMissing(state, plan.value_version);
    // It may turn out to be the same.
    context.warn(words.versionMayNeedValue({ secret: secretText(state) }), ["value"]);
  }
  if (newVersion && config.enabled === null && state.enabled === false) warnOfDisabledVersion(state, context);
  const gone = isDeleted(state.status);
  if (gone && plan.recover_soft_deleted === false) warnOfDeletion(state, context);
  const kept = [...keep, ...unasked];
  // CCKM does not receive these, so there is nothing to update.
  const settled = changed.every((name) => [...OWN, ...kept].includes(name)) && !newVersion && !gone;
  return {
    keep: [...kept, ...(settled ? (["updated"] as const) : [])],
    unknown: [...(newVersion ? (["id", "created"] as const) : []), ...(gone ? (["status"] as const) : [])],
  };
}

/**
 * Refuses a replacement by a secret of the same name, before anything is destroyed: if the predecessor keeps the name, or if
 * its value goes with it and there is none for the new one.
 */
function requireFreedName({ config, plan, replaced }: Request, context: Context): void {
  const key = naturalKey("cckm_azure_secret", config);
  if (key === undefined) return;
  // Terraform does not pass a tainted object that is being replaced.
  const before = replaced ?? seenBefore(key, context);
  if (!before || !isSameSecret(config, before, context)) return;
  if (config.value === null) requireValueToStay(before);
  if (isFreed(before)) return;
  const secret = secretText(before);
  const retained = before.on_destroy === "retain";
  if (!retained && plan.recover_soft_deleted === true) return;
  throw failure(retained ? words.retainedReplaced({ secret }) : words.softDeletedReplaced({ secret }), ["on_destroy"]);
}

function seenBefore(name: string, { session }: Context): SecretState | undefined {
  return session.ownership.seen("cckm_azure_secret", name) as SecretState | undefined;
}

/** Whether a secret is the one that is configured, however its vault is written. */
function isSameSecret({ key_vault, secret_name }: Request["config"], before: SecretState, context: Context): boolean {
  if (typeof key_vault !== "string" || typeof secret_name !== "string") return false;
  const isNamed = sameButCapitals(before.secret_name, secret_name);
  return isNamed && isVaultOf(before, key_vault, context.seen);
}

/** Whether nothing is left of a secret once it is destroyed. */
function isFreed({ on_destroy, soft_delete_enabled }: SecretState): boolean {
  return on_destroy === "purge" || (on_destroy === "soft-delete" && soft_delete_enabled === false);
}

function requireValueToStay(before: SecretState): void {
  if (isFreed(before)) throw failure(words.replacedWithoutValue({ secret: secretText(before) }), ["value"]);
}

function isSameVault({ config, changed }: Request, state: SecretState, context: Context): boolean {
  const { key_vault } = config;
  return changed.includes("key_vault") && typeof key_vault === "string" && isVaultOf(state, key_vault, context.seen);
}

/** Refuses changes of arguments that are fixed at creation, and reports where the vault decided otherwise than requested. */
async function keepFixed({ config }: Request, state: SecretState, context: Context) {
  const asked = askedFor(context.seen);
  const kept: ("recovery_level" | "recoverable_days")[] = [];
  const { recovery_level: level, recoverable_days: days } = config;
  if (typeof level === "string" && state.recovery_level !== null && !sameRecoveryLevel(level, state.recovery_level)) {
    if (!asked?.recovery_level || !sameRecoveryLevel(level, asked.recovery_level)) {
      throw isFixed("recovery_level", state.recovery_level, level, state);
    }
    warnOfVault("recovery_level", state.recovery_level, level, state, context);
    kept.push("recovery_level");
  }
  if (typeof days === "number" && days !== state.recoverable_days) {
    const isAdopted = !asked && state.recoverable_days === null;
    const actual = isAdopted ? await daysInVault(state, context) : state.recoverable_days;
    // This release of CCKM does not return the days, or they are confirmed.
    if (isAdopted && (actual ?? days) === days) return kept;
    if (asked?.recoverable_days !== days)
      throw isFixed("recoverable_days", actual ?? asked?.recoverable_days ?? null, days, state);
    if (state.recoverable_days !== null) {
      warnOfVault("recoverable_days", state.recoverable_days, days, state, context);
      kept.push("recoverable_days");
    }
  }
  return kept;
}

// An import cannot know that the days will be asked for, so they are not in its state.
async function daysInVault({ id, key_vault, key_vault_id, secret_name }: SecretState, { session }: Context) {
  const key = { key_vault: key_vault_id ?? key_vault, key_vault_id, secret_name };
  const secret = session.ready ? await session.reads.secrets.newest(id, key).catch(() => undefined) : undefined;
  return secret?.azure_param.attributes.recoverableDays;
}

function isFixed(name: string, is: string | number | null, asked: string | number, state: SecretState): Error {
  return failure(words.fixed({ secret: secretText(state), name, is, asked }), [name]);
}

function warnOfVault(
  name: string,
  is: string | number,
  asked: string | number,
  state: SecretState,
  context: Context,
): void {
  context.warn(words.vaultDecides({ secret: secretText(state), name, is, asked }), [name]);
}

function warnOfPurge({ plan }: Request, state: SecretState, context: Context): void {
  if (plan.on_destroy !== "purge" || state.on_destroy === "purge") return;
  if (state.recovery_level === null || state.recovery_level.includes("Purgeable")) return;
  context.warn(words.willNotPurge({ secret: secretText(state), level: state.recovery_level }), ["on_destroy"]);
}

// A warning, because an error here would block the destroy too.
function warnOfDeletion(state: SecretState, context: Context): void {
  const secret = secretText(state);
  context.warn(state.status === "DELETED" ? words.isDeleted({ secret }) : words.isSoftDeleted({ secret }), [
    "recover_soft_deleted",
  ]);
}

/** Without a value an apply can only take over an existing secret, so there must be one. */
async function requireSecret({ config, plan, state }: Request, context: Context): Promise<void> {
  const { session } = context;
  const { key_vault, secret_name } = config;
  // What is not known of a vault is mostly that of a new one, of whose secrets CCKM knows at most deleted ones.
  const isNew = !isKnown(key_vault) && session.ownership.planned.creates(azureVault.type);
  if (isNew && isKnown(secret_name) && plan.recover_soft_deleted === false) {
    throw cannotBeCreated({ key_vault: "that is not known before the apply", secret_name });
  }
  if (session.ready && isKnown(key_vault) && isKnown(secret_name)) {
    const key = { key_vault, secret_name };
    const found = await findPlanned(key, context);
    if (!found || isRefusedAsDeleted(found, plan)) throw cannotBeCreated(key);
    const before = state ? undefined : seenBefore(found.id, context);
    if (before) requireValueToStay(before);
  }
  warnOfNoValue(context);
}

/** Whether an apply takes over nothing of a secret, since it is deleted and stays so. */
function isRefusedAsDeleted({ status }: AzureSecret, { recover_soft_deleted: recovers }: Request["plan"]): boolean {
  return status === "DELETED" || (isDeleted(status) && recovers === false);
}

function warnOfDisabledVersion(state: SecretState, context: Context): void {
  context.warn(words.versionDisabled({ secret: secretText(state) }), ["enabled"]);
}

/** Warns of a version that is not in the state: anyone may have set its value. */
export function warnOfNewVersion(secret: AzureSecret, state: SecretState, context: HookContext<CckmSession>): void {
  const { created } = secretState(secret, state);
  const isKnown = secret.id === state.id && (created === state.created || state.created === null);
  if (isKnown || state.id === null) return;
  context.warn(
    words.versionOutside({
      secret: secretText(state),
      id: state.id,
      made: state.created ?? "at a time that is not known",
      newest: secret.id,
      newestMade: created ?? "at a time that CCKM does not tell",
    }),
  );
}

function warnOfNoValue(context: Context): void {
  context.warn(words.valueMayBeMissing(), ["value"]);
}
