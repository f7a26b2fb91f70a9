import type { AzureSecret } from "../../cckm";
import { currentVersion, isDeleted } from "../../cckm/reads";
import type { azureSecret } from "../../contract";
import { failure, type UpdateRequest, type WriteContext } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { requireUnchanged, sightingIn } from "../sighting";
import { requireNoPlaceholder, secretText } from "./refusals";
import {
  changesOf,
  createRequest,
  rememberVault,
  type SecretConfig,
  type SecretPlan,
  type SecretState,
  secretInState,
  secretSighting,
  secretState,
} from "./state";
import * as words from "./words";
import { patchSecret, recoverSecret, requireTaken, sendValue, whileAvailable } from "./write";

type SecretSchema = typeof azureSecret.schema;
type Context = WriteContext<SecretSchema, CckmSession>;

/** Whether an update sends the value as a new version. Removing `value_version` does not. */
export function sendsVersion(planned: unknown, state: SecretState): boolean {
  return planned !== null && planned !== state.value_version;
}

/** The error for a new version without a value. */
export function valueIsMissing(plan: Pick<SecretState, "secret_name" | "key_vault">, planned: unknown): Error {
  const version = typeof planned === "number" ? planned : undefined;
  return failure(words.versionWithoutValue({ secret: secretText(plan), version }), ["value"]);
}

/** Updates a secret as planned: a new version with all attributes if `value_version` changes, else in place. */
export async function updateSecret(
  { config, plan, state }: UpdateRequest<SecretSchema>,
  context: Context,
): Promise<SecretState> {
  const { client } = context.session;
  const newVersion = sendsVersion(plan.value_version, state);
  if (newVersion && config.value === null) throw valueIsMissing(plan, plan.value_version);
  if (newVersion) requireNoPlaceholder(config.value, plan);
  // Arguments that only concern the provider: nothing to do in CCKM.
  const changes = changesOf(state, plan).length > 0 || isDeleted(state.status);
  if (!newVersion && !changes) return { ...state, ...ownSettings(plan) };

  let secret = await doing(`look up the ${secretText(state)}`, () => currentVersion(client, state.id, state));
  if (!secret) throw isGone(state);
  let requireSame: RequireSame;
  if (isDeleted(secret.status)) {
    if (secret.status === "DELETED" || !plan.recover_soft_deleted) throw wasDeleted(state, secret.status);
    secret = await recoverSecret(client, secret, "update", context);
    context.save(secretState(secret, state));
  } else {
    const before = sightingIn(context.seen) ?? secretInState(state);
    requireSame = (now) =>
      requireUnchanged(before, { what: secretText(state), doing: "update", now: secretSighting(now) });
    requireSame(secret);
  }
  const changed = newVersion
    ? await newVersionOf(secret, config, plan, context, requireSame)
    : await changeInPlace(secret, plan, context, requireSame);
  rememberVault(changed, context.seen);
  rememberWritten(changed, context.seen);
  context.save(secretState(changed, plan));
  requireTaken(changed, plan);
  return secretState(changed, plan);
}

type RequireSame = ((now: AzureSecret) => void) | undefined;

function newVersionOf(
  before: AzureSecret,
  config: SecretConfig,
  plan: SecretPlan,
  context: Context,
  requireSame: RequireSame,
) {
  const { client } = context.session;
  const { value } = config;
  if (value === null) throw valueIsMissing(plan, plan.value_version);
  const what = `send a new version of the ${secretText(plan)}`;
  const work = () => sendValue(client, createRequest(plan, config, value), before);
  return doing(what, () => whileAvailable(client, before, "update", { what, work, patience: context, requireSame }), [
    "value_version",
  ]);
}

function changeInPlace(secret: AzureSecret, plan: SecretPlan, context: Context, requireSame: RequireSame) {
  const [first] = changesOf(secretState(secret, plan), plan);
  const what = `change the ${secretText(plan)} (${secret.id})`;
  const { client } = context.session;
  const work = () => patchSecret(client, secret, plan);
  return doing(
    what,
    () => whileAvailable(client, secret, "update", { what, work, patience: context, requireSame }),
    first && [first],
  );
}

function ownSettings({ value_version, recoverable_days, on_destroy, recover_soft_deleted }: SecretPlan) {
  return { value_version, recoverable_days, on_destroy, recover_soft_deleted };
}

function wasDeleted(state: SecretState, status: string): Error {
  const secret = secretText(state);
  return failure(status === "DELETED" ? words.deleted({ secret }) : words.softDeleted({ secret }), [
    "recover_soft_deleted",
  ]);
}

function isGone(state: SecretState): Error {
  return failure(words.gone({ secret: secretText(state), id: state.id }));
}
