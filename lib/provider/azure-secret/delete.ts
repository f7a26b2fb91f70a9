import { type AzureSecret, isGone, isNotFound, isRefused, sendOrFind } from "../../cckm";
import { ifFound } from "../../cckm/http/errors";
import { sendRepeatably } from "../../cckm/http/send-or-find";
import { currentVersion, isDeleted, secretKeyText } from "../../cckm/reads";
import type { azureSecret } from "../../contract";
import { type DeleteContext, failure } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { doing } from "../shared/explain";
import { requireUnchanged, type Sighting, sightingIn } from "../sighting";
import { NotYet, untilNotBusy } from "./busy";
import { secretText } from "./refusals";
import { type SecretState, secretInState, secretSighting } from "./state";
import * as words from "./words";

const TYPE = "cckm_azure_secret";

type Context = DeleteContext<typeof azureSecret.schema, CckmSession>;

/**
 * Whether a destroy still has something to do for a secret with this status. If so, the secret stays in the state, so that
 * an interrupted destroy can be completed.
 */
export function isLeftToDestroy(state: SecretState, status: string): boolean {
  if (state.on_destroy === "retain") return false;
  if (state.on_destroy === "purge") return true;
  return status === "DELETED" && state.soft_delete_enabled === false;
}

/**
 * Deletes a secret as far as `on_destroy` says: AVAILABLE → SOFT-DELETED → DELETED → gone. It starts from the current
 * status, so it may be repeated at any point.
 */
export async function destroySecret(state: SecretState, context: Context): Promise<void> {
  const { session } = context;
  if (state.on_destroy === "retain") {
    context.log.info(`on_destroy is retain: the ${secretText(state)} stays in the vault`);
    return;
  }
  const what = `${state.on_destroy === "purge" ? "purge" : "delete"} the ${secretText(state)} (${state.id})`;
  let before: Sighting | undefined = sightingIn(context.planned) ?? secretInState(state);
  const attempt = async () => {
    let secret = await currentVersion(session.client, state.id, state);
    if (isTakenOver(state, session)) {
      context.warn(words.kept({ secret: secretText(state), id: state.id }));
      return undefined;
    }
    // Whoever purged it may still restore it from CCKM's backup, which only a purge gives up.
    if (before && secret?.status === "DELETED" && !isLeftToDestroy(state, secret.status)) {
      context.warn(words.backupKept({ secret: secretText(state), id: secret.id }));
      return undefined;
    }
    if (before && secret) {
      // Of a secret that is already being deleted, only a version that the plan did not see may be lost.
      const now = isDeleted(secret.status) ? { values: { version: secret.id } } : secretSighting(secret);
      requireUnchanged(before, { what: secretText(state), doing: "destroy", now });
    }
    while (secret) {
      session.ownership.remove(TYPE, secretKeyText(secret));
      const next = await step(secret, state, context);
      // From here on this run changes it.
      before = undefined;
      if (next?.status === secret.status) return new NotYet(`the secret is still ${next.status}`);
      secret = next;
    }
    return undefined;
  };
  await doing(what, () => untilNotBusy(what, "delete", attempt, context));
}

function isTakenOver(state: SecretState, session: CckmSession): boolean {
  return session.ownership.holds(TYPE, state.id, secretKeyText(state));
}

/** One transition; returns the secret afterwards, or undefined if there is nothing left to do. */
async function step(secret: AzureSecret, state: SecretState, context: Context): Promise<AzureSecret | undefined> {
  const purge = state.on_destroy === "purge";
  if (secret.status === "DELETED") return forget(secret, context);
  if (secret.status === "SOFT-DELETED") return purge ? hardDelete(secret, state, context) : undefined;
  if (purge) requirePurgeable(secret);
  const deleted = await act("softDelete", secret, context);
  context.save({ ...state, status: deleted?.status ?? "SOFT-DELETED" });
  // In a vault without soft delete the secret is now purged, and CCKM only has its record and backup left.
  const ends = !purge && deleted?.status !== "DELETED" && deleted?.soft_delete_enabled !== false;
  return ends ? undefined : deleted;
}

async function hardDelete(secret: AzureSecret, state: SecretState, context: Context) {
  requirePurgeable(secret);
  try {
    const purged = await act("hardDelete", secret, context);
    context.save({ ...state, status: purged?.status ?? "DELETED" });
    return purged;
  } catch (error) {
    if (!isRefused(error, 400, 403)) throw error;
    throw failure(words.purgeRefused({ secret: secretText(secret), reason: error.message }), ["on_destroy"]);
  }
}

async function act(name: "softDelete" | "hardDelete", secret: AzureSecret, context: Context) {
  const { azureSecrets } = cckmOf(context);
  const look = async () => {
    const now = await azureSecrets.get(secret.id);
    return now.status === secret.status ? undefined : now;
  };
  const isThere = () =>
    azureSecrets.get(secret.id).then(
      () => true,
      (error) => !isNotFound(error),
    );
  const replied = await sendOrFind(() => azureSecrets[name](secret.id), look).catch(async (error: unknown) => {
    // The read below tells whether it is gone by now.
    if (!(isGone(error) || isRefused(error, 404)) || (await isThere())) throw error;
    return undefined;
  });
  if (replied) return replied;
  return ifFound(azureSecrets.get(secret.id));
}

async function forget(secret: AzureSecret, context: Context): Promise<undefined> {
  const { azureSecrets } = cckmOf(context);
  await sendRepeatably(() => azureSecrets.delete(secret.id));
}

function requirePurgeable(secret: AzureSecret): void {
  const level = secret.azure_param.attributes.recoveryLevel;
  if (level === undefined || level.includes("Purgeable")) return;
  const told = { secret: secretText(secret), level };
  const isSoftDeleted = secret.status === "SOFT-DELETED";
  throw failure(isSoftDeleted ? words.purgeForbiddenLater(told) : words.purgeForbidden(told), ["on_destroy"]);
}
