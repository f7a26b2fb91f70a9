import type { AzureSecret, CckmError } from "../../cckm";
import { isVersionOf, type RunList } from "../../cckm/reads";
import { azureSecret, knownKey } from "../../contract";
import type { WriteContext } from "../../plugin";
import type { Write } from "../ownership";
import type { CckmSession } from "../session";
import { untilNameIsFree } from "../shared/free-name";
import { type CreatedFromList, createFromList } from "../shared/listed";
import { cannotBeCreated, secretText } from "./refusals";
import { createRequest, rememberAsked, type SecretConfig, type SecretPlan } from "./state";
import { explainingRefusal, sendingValue } from "./write";

const { type } = azureSecret;

type Context = WriteContext<typeof azureSecret.schema, CckmSession>;

/** A new secret that CCKM did not take. */
export type NotMade = Exclude<CreatedFromList<AzureSecret>, { readonly made: unknown }>;

/**
 * Creates a secret that its vault's list does not have; undefined if the list cannot tell, or has it. CCKM does not reject a
 * secret that somebody else has created since the list was read, but adds a version to it: as between any look and the
 * request after it, here within the few seconds of the list.
 */
export async function makeFromList(
  list: RunList<AzureSecret>,
  config: SecretConfig,
  plan: SecretPlan,
  context: Context,
): Promise<CreatedFromList<AzureSecret> | undefined> {
  const rows = config.value === null ? undefined : await list.rows(context);
  if (!rows || rows.some((row) => isVersionOf(row, plan))) return undefined;
  const write = sending(config, plan, context);
  const made = await createFromList(list, write, context.session, (watched) =>
    explainingRefusal(plan, attempt(plan), () => make(watched, plan, context)),
  );
  if ("made" in made) rememberAsked(config, context.seen);
  return made;
}

/** Creates a secret of which a fresh look has shown that there is none, as soon as its name is free. */
export async function makeSecret(
  list: RunList<AzureSecret> | undefined,
  config: SecretConfig,
  plan: SecretPlan,
  context: Context,
): Promise<AzureSecret> {
  const { send, find } = sending(config, plan, context);
  const write = { send: () => list?.creating(send) ?? send(), find };
  const work = () => untilNameIsFree(attempt(plan), () => make(write, plan, context), isPurged, context);
  const made = await explainingRefusal(plan, attempt(plan), work);
  rememberAsked(config, context.seen);
  return made;
}

const attempt = (plan: SecretPlan) => `create the ${secretText(plan)}`;

function sending({ value, ...config }: SecretConfig, plan: SecretPlan, { session }: Context): Write<AzureSecret> {
  if (value === null) throw cannotBeCreated(plan);
  return sendingValue(session.client, createRequest(plan, { ...config, value }, value), undefined);
}

function make(write: Write<AzureSecret>, plan: SecretPlan, context: Context): Promise<AzureSecret> {
  const making = { type, key: knownKey(type, plan), what: secretText(plan) };
  return context.session.ownership.make(making, write, context);
}

/**
 * Waiting does not free a name that a soft-deleted secret holds: Azure's ObjectIsDeletedButRecoverable, in its own words or
 * CCKM's.
 */
const isPurged = ({ message }: CckmError) => !/recover/i.test(message);
