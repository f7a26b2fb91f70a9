import { type AwsKms, type CckmError, isRefused } from "../../cckm";
import { sameName } from "../../cckm/api/same-name";
import { awsKmsAccount, knownKey } from "../../contract";
import type { CreateRequest, HookContext, WriteContext } from "../../plugin";
import { takeOverOrRefuse, type Write } from "../ownership";
import type { CckmSession } from "../session";
import { meanSameConnection } from "../shared/connection";
import { attempting } from "../shared/explain";
import { REMOVAL_MS, untilNameIsFree } from "../shared/free-name";
import { createFromList } from "../shared/listed";
import { rememberWritten } from "../shared/recent";
import { findKmsByName, findKmsKept, onlyAlike } from "./find";
import { entriesOf, heldRegions, requireDisjointRegions } from "./regions";
import { type KmsPlan, type KmsState, kmsDifferences, kmsRequest, kmsState, rememberSpellings } from "./state";
import * as words from "./words";

const { type, schema, inWords } = awsKmsAccount;

type Context = WriteContext<typeof schema, CckmSession>;

/**
 * Adds the account, unless CCKM has it already. Where a run adds many, that it is not there is taken from the list of all;
 * everything else is looked up.
 */
export async function createKms({ plan }: CreateRequest<typeof schema>, context: Context): Promise<KmsState> {
  const { client, reads } = context.session;
  const listed = await reads.kmsList.rows(context);
  const first = listed && isFree(listed, plan) ? await addFromList(plan, context) : undefined;
  if (first && "made" in first) return stateOf(first.made, plan, context);
  const existing = await takeOverExisting(plan, context);
  if (existing) return existing;
  if (first && !isRefused(first.refusal, 409)) throw first.error;
  const what = `add the AWS KMS account "${plan.name}"`;
  const { send, find } = adding(plan, context);
  const make = () => makeKms(plan, { send: () => reads.kmsList.creating(send), find }, context);
  // A name that CCKM rejects but does not list belongs to an account that is still being removed; otherwise the conflict is
  // about a region.
  const isGoing = async ({ message }: CckmError) =>
    !/region/i.test(message) && (await findKmsKept(client, plan.name)) === undefined;
  const patience = { ...context, timeout: REMOVAL_MS };
  const made = await attempting(words.attempts.add(plan), () => untilNameIsFree(what, make, isGoing, patience));
  return stateOf(made, plan, context);
}

function addFromList(plan: KmsPlan, context: Context) {
  const { session } = context;
  return createFromList(session.reads.kmsList, adding(plan, context), session, (write) =>
    attempting(words.attempts.add(plan), () => makeKms(plan, write, context)),
  );
}

function adding(plan: KmsPlan, { session: { client } }: Context): Write<AwsKms> {
  return {
    send: () => client.awsKms.create(kmsRequest(plan)),
    find: async () => {
      const found = await findKmsKept(client, plan.name);
      return found && kmsDifferences(found, plan, false).length === 0 ? found : undefined;
    },
  };
}

function makeKms(plan: KmsPlan, write: Write<AwsKms>, context: Context): Promise<AwsKms> {
  return context.session.ownership.make({ type, key: knownKey(type, plan), what: inWords(plan) }, write, context);
}

function stateOf(made: AwsKms, plan: KmsPlan, context: Context): KmsState {
  const state = kmsState(made, plan.aws_connection, plan.name);
  rememberSpellings(made, state, context.seen);
  rememberWritten(made, context.seen);
  return state;
}

/** Whether nothing in the list stands in the way. */
function isFree(listed: readonly AwsKms[], plan: KmsPlan): boolean {
  const entries = listed.filter(({ account_id }) => account_id === plan.account_id);
  const isNamed = listed.some(({ name }) => sameName(name, plan.name));
  return !isNamed && onlyAlike(entries, plan.name) === undefined && heldRegions(entries, plan).length === 0;
}

/**
 * Takes over an account that exists, as far as that is allowed; undefined if it does not.
 * @throws DiagnosticsError if it is another one, or if another one has one of the regions
 */
async function takeOverExisting(plan: KmsPlan, context: Context): Promise<KmsState | undefined> {
  const { client, ownership } = context.session;
  const takeOver = async (existing: AwsKms) => {
    takeOverOrRefuse(await asExisting(existing, plan, context.session), context);
    const state = kmsState(existing, plan.aws_connection, plan.name);
    rememberSpellings(existing, state, context.seen);
    return state;
  };
  const existing = await findKmsByName(client, plan.name);
  if (existing) return takeOver(existing);
  const entries = await entriesOf(client, plan);
  // A killed run may have created it under another form of the name.
  const kept = onlyAlike(entries, plan.name);
  if (kept && "made" in ownership.evidence(await asExisting(kept, plan, context.session))) return takeOver(kept);
  requireDisjointRegions(entries, plan);
  return undefined;
}

/** An account that exists, as the rules of ownership look at it. */
export async function asExisting(existing: AwsKms, plan: KmsPlan, session: CckmSession) {
  const sameConnection = await meanSameConnection(session, "aws", existing.connection, plan.aws_connection);
  return {
    type,
    key: knownKey(type, plan),
    what: inWords(plan),
    id: existing.id,
    createdAt: existing.createdAt,
    differences: kmsDifferences(existing, plan, sameConnection),
  };
}

/** The account with a name, for a plan, which may take it from the list of all. */
export async function findPlanned(
  name: string,
  { session, signal }: HookContext<CckmSession>,
): Promise<AwsKms | undefined> {
  const listed = await session.reads.kmsList.rows({ signal });
  return listed ? listed.find((kms) => sameName(kms.name, name)) : findKmsByName(session.client, name);
}
