import { type AzureSecret, isRefused } from "../../cckm";
import { laterThan } from "../../cckm/http/wait";
import { isDeleted, type RunList, secretKeyText, vaultText } from "../../cckm/reads";
import { azureSecret, knownKey } from "../../contract";
import { type CreateRequest, failure, type PlanContext, type PlanRequest, type WriteContext } from "../../plugin";
import { isWhollyKnown } from "../../schema";
import { alreadyHeld, announceTakeOver, ownPredecessor, takeOverOrRefuse, tellIfGone } from "../ownership";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { findPlanned, findSecret, listOf } from "./look-up";
import { makeFromList, makeSecret, type NotMade } from "./make";
import { requireNoPlaceholder, secretText } from "./refusals";
import {
  createRequest,
  rememberAsked,
  rememberVault,
  type SecretConfig,
  type SecretPlan,
  type SecretState,
  secretDifferences,
  secretState,
} from "./state";
import * as words from "./words";
import { patchSecret, recoverSecret, requireTaken, sendValue, whileAvailable } from "./write";

const { type } = azureSecret;

type SecretSchema = typeof azureSecret.schema;
type Context = WriteContext<SecretSchema, CckmSession>;

/**
 * Creates the secret, or takes over an existing one that matches exactly, or recovers a soft-deleted one. An existing
 * secret enters the state only when everything has succeeded: after an error Terraform would mark it as tainted, and the
 * next apply would delete it.
 */
export async function createSecret(
  { config, plan }: CreateRequest<SecretSchema>,
  context: Context,
): Promise<SecretState> {
  requireNoPlaceholder(config.value, plan);
  await requireNotMadeHere(plan, context);
  const list = await listOf(plan, context);
  const first = list && (await makeFromList(list, config, plan, context));
  const secret = first && "made" in first ? first.made : await takeOverOrMake({ config, plan, list, first }, context);
  context.session.ownership.hold(type, secret.id, secretKeyText(secret));
  rememberVault(secret, context.seen);
  rememberWritten(secret, context.seen);
  warnOfOtherLevel(secret, plan, context);
  return secretState(secret, plan);
}

/** What is known before the vault is asked for a secret itself. */
interface Start {
  readonly config: SecretConfig;
  readonly plan: SecretPlan;
  readonly list: RunList<AzureSecret> | undefined;
  readonly first: NotMade | undefined;
}

async function takeOverOrMake({ config, plan, list, first }: Start, context: Context): Promise<AzureSecret> {
  const existing = await findSecret(context.session.client, plan);
  if (existing) {
    requireSingle(existing, plan, context);
    return takeOver(existing, config, plan, context);
  }
  if (first && !isRefused(first.refusal, 409)) throw first.error;
  return makeSecret(list, config, plan, context);
}

function takeOver(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  // After a change of address in the configuration the secret is still wanted, whichever address Terraform processes first.
  const movedHere = context.session.ownership.hasRemoved(type, secretKeyText(existing));
  if (existing.status === "SOFT-DELETED" && (plan.recover_soft_deleted || movedHere)) {
    return recover(existing, config, plan, context);
  }
  if (isDeleted(existing.status)) throw nameIsHeld(existing);
  return goOn(existing, config, plan, context) ?? adopt(existing, config, plan, context);
}

/** Finishes a recovery that an earlier run of this stack began; undefined if there was none. */
function goOn(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  const { ownership, adopt: policy } = context.session;
  if (policy === "never" || !plan.recover_soft_deleted) return undefined;
  const found = asExisting(existing, plan);
  const evidence = ownership.evidence(found);
  if (!("made" in evidence) || evidence.made.entry.recovers === undefined) return undefined;
  ownership.resume(found, evidence, context);
  return reconcile(existing, config, plan, context);
}

async function adopt(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  const { client } = context.session;
  const { value } = config;
  const note =
    value === null
      ? "Its value, which cannot be compared, is kept."
      : "Its value cannot be compared, so the configuration's is sent as a new version; earlier versions stay in the vault.";
  takeOverOrRefuse({ ...asExisting(existing, plan), names: [secretKeyText(existing)], note }, context);
  if (value === null) return existing;
  return doing(`send the value of the ${secretText(existing)}`, () =>
    sendValue(client, createRequest(plan, config, value), existing),
  );
}

async function recover(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  const { client, ownership } = context.session;
  const making = ownership.begin(
    { type, key: knownKey(type, plan), what: secretText(plan), recovers: existing.id },
    context,
  );
  try {
    const recovered = await making.watching(() => recoverSecret(client, existing, "create", context));
    making.made(recovered.id);
    const changed = await reconcile(recovered, config, plan, context);
    making.made(changed.id);
    return changed;
  } catch (error) {
    making.failed();
    throw error;
  }
}

/** How long a stopped run continues with a recovered secret, which only enters the state at the end. */
const FINISHING_MS = 30_000;

async function reconcile(recovered: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  const { client } = context.session;
  const { value } = config;
  const told = { secret: secretText(recovered), id: recovered.id };
  context.warn(value === null ? words.recoveredWithValue(told) : words.recovered(told));
  // Azure may still be busy with the recovery.
  const what = `bring the recovered ${secretText(recovered)} to the configuration`;
  const work = () =>
    value === null
      ? patchSecret(client, recovered, plan)
      : sendValue(client, createRequest(plan, config, value), recovered);
  const patience = { ...context, signal: laterThan(context.signal, FINISHING_MS) };
  const changed = await doing(what, () => whileAvailable(client, recovered, "create", { what, work, patience }));
  requireTaken(changed, plan);
  rememberAsked(config, context.seen);
  return changed;
}

/** The plan announces that an existing object will be taken over, if the user allows that. */
export async function planNewSecret({ config, plan }: PlanRequest<SecretSchema>, context: PlanContext<CckmSession>) {
  const session = context.session;
  const { value: _, ...given } = config;
  if (session.adopt !== "identical" || !session.ready || !isWhollyKnown(given)) return undefined;
  const asked = { ...plan, ...given } as SecretPlan;
  const existing = await findPlanned(asked, context);
  // Nothing of it is planned as known, so that an apply may make what is gone by then.
  if (existing && !isDeleted(existing.status)) announceTakeOver(asExisting(existing, asked), context);
  else tellIfGone({ type, key: knownKey(type, asked), what: `Azure ${secretText(asked)}` }, undefined, context);
  return undefined;
}

function asExisting(existing: AzureSecret, plan: SecretPlan) {
  return {
    type,
    key: knownKey(type, plan),
    what: `Azure ${secretText(existing)}`,
    id: existing.id,
    createdAt: existing.createdAt,
    differences: secretDifferences(existing, plan),
  };
}

/** A secret that this run created moments ago, perhaps by the vault's other name, may not be visible in the vault yet. */
async function requireNotMadeHere(plan: SecretPlan, { session }: Context): Promise<void> {
  const text = `${await vaultText(session.client, plan)}/${plan.secret_name.toLowerCase()}`;
  if (session.ownership.holds(type, text)) throw alreadyHeld({ type, what: secretText(plan) });
}

function requireSingle(existing: AzureSecret, plan: SecretPlan, context: Context): void {
  const { ownership } = context.session;
  const named = { type, id: existing.id, what: secretText(existing) };
  if (ownership.holds(type, secretKeyText(existing))) throw alreadyHeld(named);
  if (ownership.predecessorOf(type, knownKey(type, plan)) === existing.id) throw ownPredecessor(named, "name");
}

function nameIsHeld(existing: AzureSecret): Error {
  const { id, status, secret_name: name } = existing;
  const told = { secret: secretText(existing), id, name };
  if (status === "DELETED") return failure(words.nameHeldDeleted(told), ["secret_name"]);
  return failure(words.nameHeldSoftDeleted(told), ["recover_soft_deleted"]);
}

function warnOfOtherLevel(secret: AzureSecret, plan: SecretPlan, context: Context): void {
  const [difference] = secretDifferences(secret, plan).filter((text) => text.startsWith("recovery_level"));
  if (!difference) return;
  context.warn(words.vaultChoseLevel({ secret: secretText(secret), difference }), ["recovery_level"]);
}
