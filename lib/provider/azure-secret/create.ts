import type { AzureSecret } from "../../cckm";
import type { azureSecret } from "../../contract";
import { type CreateRequest, failure, type WriteContext } from "../../plugin";
import type { CckmSession } from "../session";
import { adoptOrRefuse } from "../shared/adopt";
import { doing } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { findSecret, isDeleted, secretKeyText, secretText } from "./find";
import { untilNameIsFree } from "./settle";
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
import { explainingRefusal, patchSecret, recoverSecret, requireTaken, sendValue, whileAvailable } from "./write";

type Schema = typeof azureSecret.schema;
type Context = WriteContext<Schema, CckmSession>;

/**
 * Makes the secret; or takes over one that is there and exactly what was asked for; or recovers a soft-deleted one. What
 * was there before is in the state only when everything has succeeded: beside an error Terraform would mark it tainted,
 * and the next apply would delete it.
 */
export async function createSecret({ config, plan }: CreateRequest<Schema>, context: Context): Promise<SecretState> {
  const { client } = context.client;
  const existing = await findSecret(client, plan);
  if (existing) requireSingle(existing, context);
  const secret = existing ? await takeOver(existing, config, plan, context) : await make(config, plan, context);
  if (!existing) rememberAsked(config, context.seen);
  context.client.secrets.taken.add(secretKeyText(secret));
  rememberVault(secret, context.seen);
  rememberWritten(secret, context.seen);
  warnOfOtherLevel(secret, plan, context);
  return secretState(secret, plan);
}

function make(config: SecretConfig, plan: SecretPlan, context: Context): Promise<AzureSecret> {
  const { value } = config;
  if (value === null) {
    throw failure(
      `The ${secretText(plan)} cannot be created without a value`,
      "Got no value, and CCKM has no such secret whose value could be kept. Set value; where it comes from a variable, set that for this run (SecretInput.fromVariable(name) reads TF_VAR_<name>).",
      ["value"],
    );
  }
  const what = `create the ${secretText(plan)}`;
  const send = () => sendValue(context.client.client, createRequest(plan, config, value), undefined);
  return explainingRefusal(plan, what, () => untilNameIsFree(what, send, context));
}

function takeOver(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  // Under another address of the same configuration it is still wanted, whichever of the two Terraform came to first.
  const movedHere = context.client.secrets.deleted.has(secretKeyText(existing));
  if (existing.status === "SOFT-DELETED" && (plan.recover_soft_deleted || movedHere)) {
    return recover(existing, config, plan, context);
  }
  if (isDeleted(existing.status)) throw nameIsHeld(existing);
  return adopt(existing, config, plan, context);
}

async function adopt(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  const { client } = context.client;
  const { value } = config;
  adoptOrRefuse(
    {
      what: `Azure ${secretText(existing)}`,
      id: existing.id,
      createdAt: existing.createdAt,
      type: "cckm_azure_secret",
      importId: existing.id,
      differences: secretDifferences(existing, plan),
      note:
        value === null
          ? "Its value, which cannot be compared, is kept."
          : "Its value cannot be compared, so the configuration's is sent as a new version; earlier versions stay in the vault.",
    },
    context,
  );
  context.client.markAdopted(secretKeyText(existing));
  if (value === null) return existing;
  return doing(`send the value of the ${secretText(existing)}`, () =>
    sendValue(client, createRequest(plan, config, value), existing),
  );
}

async function recover(existing: AzureSecret, config: SecretConfig, plan: SecretPlan, context: Context) {
  const { client } = context.client;
  const { value } = config;
  const recovered = await recoverSecret(client, existing, "create", context);
  context.warn(
    `Recovered the soft-deleted ${secretText(existing)}`,
    `Its id is ${existing.id}. ${value === null ? "It keeps the value it had" : "The configuration's value was sent as a new version"}, and its attributes are brought to the configuration.`,
  );
  // Azure may still be busy with the recovery.
  const what = `bring the recovered ${secretText(existing)} to the configuration`;
  const work = () =>
    value === null
      ? patchSecret(client, recovered, plan)
      : sendValue(client, createRequest(plan, config, value), recovered);
  const brought = await doing(what, () =>
    whileAvailable(client, recovered, "create", { what, work, patience: context }),
  );
  requireTaken(brought, plan);
  return brought;
}

function requireSingle(existing: AzureSecret, context: Context): void {
  if (!context.client.secrets.taken.has(secretKeyText(existing))) return;
  throw failure(
    `Two resources are the ${secretText(existing)}`,
    `Another resource of this configuration has just made or taken over ${existing.id}. Each secret of a vault may be in the configuration once: remove one of the two, or give it another secret_name.`,
    ["secret_name"],
  );
}

function nameIsHeld(existing: AzureSecret): Error {
  const { id, status, secret_name } = existing;
  const summary = `A ${status === "DELETED" ? "deleted" : "soft-deleted"} secret holds the name "${secret_name}"`;
  const what = `CCKM has the ${secretText(existing)} with id ${id} and the status ${status}, so that its name cannot be used again.`;
  if (status === "DELETED") {
    const advice = `Restore it in CCKM from its backup (POST /v1/cckm/azure/secrets/${id}/restore) and import it; or give up the backup (DELETE /v1/cckm/azure/secrets/${id}) and apply again; or choose another secret_name.`;
    return failure(summary, `${what} ${advice}`, ["secret_name"]);
  }
  const advice = `Set recover_soft_deleted = true to recover it and bring it to this configuration; or purge it in CCKM (POST /v1/cckm/azure/secrets/${id}/hard-delete, then DELETE) and apply again; or choose another secret_name.`;
  return failure(summary, `${what} ${advice}`, ["recover_soft_deleted"]);
}

function warnOfOtherLevel(secret: AzureSecret, plan: SecretPlan, context: Context): void {
  const [difference] = secretDifferences(secret, plan).filter((text) => text.startsWith("recovery_level"));
  if (!difference) return;
  context.warn(
    `The vault chose the recovery level of the ${secretText(secret)}`,
    `${difference}. It cannot be changed. Set recovery_level to what it is, or remove it.`,
    ["recovery_level"],
  );
}
