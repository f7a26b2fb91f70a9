import { type AzureSecret, type AzureSecretCreate, type CckmClient, isRefused, lookFor, sendOrFind } from "../../cckm";
import { currentVersion, forgetVaults, isDeleted, isNewer, type SecretKey } from "../../cckm/reads";
import { failure } from "../../plugin";
import { doing } from "../shared/explain";
import { isConflict, type Patience, untilNotBusy } from "./busy";
import { findSecret } from "./look-up";
import { secretText } from "./refusals";
import { changesOf, type SecretPlan, secretState, updateRequest } from "./state";
import * as words from "./words";

/**
 * Creates a secret, or the version after `before`. If the reply is lost, the result is looked up by name, so that nothing
 * is created twice.
 */
export function sendValue(
  client: CckmClient,
  request: AzureSecretCreate,
  before: AzureSecret | undefined,
): Promise<AzureSecret> {
  const { send, find } = sendingValue(client, request, before);
  return sendOrFind(send, find);
}

/** The steps of {@link sendValue}. */
export function sendingValue(client: CckmClient, request: AzureSecretCreate, before: AzureSecret | undefined) {
  const made = async () => {
    // CCKM may spell the name differently.
    forgetVaults(client);
    const now = await findSecret(client, request);
    return now && (!before || isNewer(now, before) || wasTouched(now, before)) ? now : undefined;
  };
  return {
    send: () => client.azureSecrets.create(request),
    find: () => lookFor(made, { within: client.nodeLagMs }),
  };
}

// If a release keeps one record for all versions, its update time identifies a new one.
function wasTouched(now: AzureSecret, before: AzureSecret): boolean {
  return now.azure_param.attributes.updated !== before.azure_param.attributes.updated;
}

/** Updates in place what differs from the plan; returns the updated secret. */
export async function patchSecret(client: CckmClient, secret: AzureSecret, plan: SecretPlan): Promise<AzureSecret> {
  const missing = (of: AzureSecret) => changesOf(secretState(of, plan), plan);
  const changes = missing(secret);
  if (changes.length === 0) return secret;
  let now = secret;
  const changed = async () => {
    now = await client.azureSecrets.get(secret.id);
    return missing(now).length === 0 ? now : undefined;
  };
  const reply = await sendOrFind(() => client.azureSecrets.update(secret.id, updateRequest(changes, plan)), changed);
  if (missing(reply).length === 0) return reply;
  // Some releases reply with the secret as it was before.
  return (await lookFor(changed, { within: client.nodeLagMs })) ?? now;
}

/** Throws if CCKM reported success for a change that it did not make. */
export function requireTaken(secret: AzureSecret, plan: SecretPlan): void {
  const names = changesOf(secretState(secret, plan), plan);
  const [name] = names;
  if (name === undefined) return;
  throw failure(words.changeNotTaken({ secret: secretText(plan), id: secret.id, names }), [name]);
}

/** Recovers a soft-deleted secret, waiting until Azure has finished deleting it. */
export async function recoverSecret(
  client: CckmClient,
  secret: AzureSecret,
  operation: "create" | "update",
  patience: Patience,
): Promise<AzureSecret> {
  const what = `recover the ${secretText(secret)}`;
  const attempt = async (): Promise<AzureSecret> => {
    const now = await currentVersion(client, secret.id, secret);
    if (now && !isDeleted(now.status)) return now;
    if (now?.status !== "SOFT-DELETED") throw cannotRecover(now ?? secret);
    const recovered = await sendOrFind(
      () => client.azureSecrets.recover(now.id),
      async () => {
        const after = await client.azureSecrets.get(now.id);
        return isDeleted(after.status) ? undefined : after;
      },
    );
    return recovered ?? client.azureSecrets.get(now.id);
  };
  return doing(what, () => untilNotBusy(what, operation, attempt, patience), ["recover_soft_deleted"]);
}

/**
 * Repeats an operation while Azure is too busy for it. Does not wait for a secret that has been deleted meanwhile.
 * `requireSame` throws if somebody else has changed it since the plan.
 */
export function whileAvailable<T>(
  client: CckmClient,
  secret: AzureSecret,
  operation: "create" | "update",
  {
    what,
    work,
    patience,
    requireSame,
  }: {
    readonly what: string;
    readonly work: () => Promise<T>;
    readonly patience: Patience;
    readonly requireSame?: ((now: AzureSecret) => void) | undefined;
  },
): Promise<T> {
  let waited = false;
  const attempt = async () => {
    const again = waited && requireSame ? await currentVersion(client, secret.id, secret) : undefined;
    if (again && !isDeleted(again.status)) requireSame?.(again);
    waited = true;
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
      const now = await currentVersion(client, secret.id, secret);
      if (now && !isDeleted(now.status)) throw error;
      throw failure(words.deletedMeanwhile({ what, reason: error.message, status: now?.status ?? "gone" }));
    }
  };
  return untilNotBusy(what, operation, attempt, patience);
}

function cannotRecover(secret: AzureSecret): Error {
  return failure(words.notRecoverable({ secret: secretText(secret), status: secret.status }), ["recover_soft_deleted"]);
}

/** Adds advice to CCKM's rejection of a new secret. */
export async function explainingRefusal<T>(key: SecretKey, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefused(error, 404)) {
      throw failure(words.vaultNotManaged({ what, reason: error.message, vault: key.key_vault }), ["key_vault"]);
    }
    if (isRefused(error, 409)) throw failure(words.nameTaken({ what, reason: error.message }), ["secret_name"]);
    return doing(what, () => Promise.reject(error));
  }
}
