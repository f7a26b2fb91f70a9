import { type AzureVault, lookFor } from "../../cckm";
import { sendRepeatably } from "../../cckm/http/send-or-find";
import { azureVault, knownKey } from "../../contract";
import {
  type CreateRequest,
  failure,
  type HookContext,
  type PlanRequest,
  type UpdateRequest,
  type WriteContext,
} from "../../plugin";
import { isWhollyKnown } from "../../schema";
import { defineCckmResource } from "../cckm-resource";
import { announceTakeOver, takeOverOrRefuse, tellIfGone } from "../ownership";
import { type CckmSession, cckmOf } from "../session";
import { keepsConnection, meanSameConnection } from "../shared/connection";
import { attempting } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { asWritten, rememberReplied } from "../shared/replied";
import { rememberSighting, requireTargetUnchanged } from "../sighting";
import { removeVault } from "./delete";
import { findForImport, findInAzure, findVault, fullName } from "./find";
import {
  inWords,
  type VaultPlan,
  type VaultState,
  vaultDifferences,
  vaultLook,
  vaultSighting,
  vaultState,
} from "./state";
import * as words from "./words";

const { type, schema } = azureVault;
type VaultSchema = typeof schema;
type Context = WriteContext<VaultSchema, CckmSession>;

/** `cckm_azure_vault`. */
export const azureVaultResource = defineCckmResource({
  type,
  schema,
  inWords,

  async plan(request, context) {
    const { config, state, changed } = request;
    if (!state) return planCreate(request, context);
    const same = await keepsConnection(context.session, "azure", "azure_connection", { config, state, changed });
    return { keep: same ? ["azure_connection"] : [] };
  },

  // CCKM does not serialize additions of vaults to one subscription.
  create: (request, context) =>
    context.session.locks.run("Azure vaults", () => createVault(request, context), { signal: context.signal }),

  async look({ state }, context) {
    const vault = await context.session.reads.azureVaults.get(state.id);
    rememberSighting(vaultSighting(vault), context.seen);
    return vaultState(vault, {
      name: spelled(vault.azure_name, state.name),
      subscription_id: spelled(vault.subscription_id, state.subscription_id),
      azure_connection: asWritten("connection", vault.connection ?? "", state.azure_connection, context.seen),
      force_destroy: state.force_destroy ?? false,
    });
  },

  update: updateVault,

  delete: ({ state }, context) => removeVault(state, context),

  importState: async ({ id }, context) => vaultState(await findForImport(cckmOf(context), id)),
});

// An id always means the same vault, so the state's spelling of the name stays; so does a name that CCKM does not return.
function spelled(replied: string | undefined, prior: string | null): string {
  const same = replied === undefined || prior?.toLowerCase() === replied.toLowerCase();
  return same && prior !== null ? prior : (replied ?? "");
}

async function createVault({ plan }: CreateRequest<VaultSchema>, context: Context): Promise<VaultState> {
  const { client, ownership } = context.session;
  const existing = await findVault(client, plan);
  if (existing) {
    takeOverOrRefuse(await asExisting(existing, plan, context.session), context);
    rememberReplied("connection", existing.connection ?? "", plan.azure_connection, context.seen);
    return vaultState(existing, plan as VaultState);
  }
  const descriptor = await findInAzure(client, plan);
  const find = () => findVault(client, plan);
  const made = await attempting(words.attempts.add({ what: inWords(plan) }), () =>
    ownership.make(
      { type, key: knownKey(type, plan), what: inWords(plan) },
      {
        async send() {
          const limit =
            plan.cloud_key_backup_limit === null ? {} : { cloud_key_backup_limit: plan.cloud_key_backup_limit };
          const source = { connection: plan.azure_connection, subscription_id: plan.subscription_id, ...limit };
          await client.azureVaults.add(source, descriptor);
          // Releases reply differently, and a node may not know the vault yet.
          const look = () => client.azureVaults.find(fullName(plan));
          const found = await attempting(words.attempts.lookAtAdded({ what: inWords(plan) }), () =>
            lookFor(look, { within: client.nodeLagMs, signal: context.signal }),
          );
          if (found) {
            // The client has seen no POST reply with this vault, so it must be told that nodes may lag.
            client.expect(found.id, found);
            return found;
          }
          throw failure(
            words.notListed({ what: inWords(plan), name: fullName(plan), seconds: client.nodeLagMs / 1000 }),
          );
        },
        async find() {
          const found = await find();
          return found && vaultDifferences(found, plan, false).length === 0 ? found : undefined;
        },
      },
      context,
    ),
  );
  rememberReplied("connection", made.connection ?? "", plan.azure_connection, context.seen);
  rememberWritten(made, context.seen);
  return vaultState(made, plan as VaultState);
}

async function updateVault({ plan, state }: UpdateRequest<VaultSchema>, context: Context): Promise<VaultState> {
  const { client, reads } = context.session;
  const own = { ...state, azure_connection: plan.azure_connection, force_destroy: plan.force_destroy };
  const limit = plan.cloud_key_backup_limit;
  const what = inWords(state);
  if (plan.azure_connection === state.azure_connection && limit === state.cloud_key_backup_limit) return own;
  await requireTargetUnchanged(context.seen, vaultLook(state, "update", context), context.session);
  const change = {
    connection: plan.azure_connection,
    ...(limit !== state.cloud_key_backup_limit && { cloud_key_backup_limit: limit ?? 0 }),
  };
  const done = (vault: AzureVault) => (vault.cloud_key_backup_limit ?? null) === limit;
  const reply = await attempting(words.attempts.change({ what }), () =>
    reads.azureVaults.writing(state.id, () => sendRepeatably(() => client.azureVaults.update(state.id, change))),
  );
  const again = async () => {
    const vault = await client.azureVaults.get(state.id);
    return done(vault) ? vault : undefined;
  };
  const look = () => lookFor(again, { within: client.nodeLagMs, signal: context.signal });
  const now = done(reply) ? reply : await attempting(words.attempts.read({ what }), look);
  if (!now)
    throw failure(words.limitNotTaken({ ...state, what, seconds: client.nodeLagMs / 1000 }), [
      "cloud_key_backup_limit",
    ]);
  rememberReplied("connection", now.connection ?? "", plan.azure_connection, context.seen);
  rememberWritten(now, context.seen);
  return vaultState(now, own);
}

/** The plan announces that an existing object will be taken over, if the user allows that. */
async function planCreate({ config, plan }: PlanRequest<VaultSchema>, context: HookContext<CckmSession>) {
  const session = context.session;
  const computed = { id: null, key_vault: null, azure_vault_id: null, location: null, cloud_name: null };
  const asked = { ...plan, ...config, type: plan.type, force_destroy: plan.force_destroy, ...computed };
  if (session.adopt !== "identical" || !session.ready || !isWhollyKnown(asked)) return undefined;
  const known = asked as unknown as VaultPlan;
  const existing = await findVault(session.client, known);
  if (!existing) {
    tellIfGone({ type, key: knownKey(type, known), what: inWords(known) }, undefined, context);
    return undefined;
  }
  const found = await asExisting(existing, known, session);
  return announceTakeOver(found, context) ? { set: { id: existing.id, key_vault: existing.name } } : undefined;
}

async function asExisting(existing: AzureVault, plan: VaultPlan, session: CckmSession) {
  const same = await meanSameConnection(session, "azure", existing.connection ?? "", plan.azure_connection);
  return {
    type,
    key: knownKey(type, plan),
    what: inWords(plan),
    id: existing.id,
    createdAt: existing.createdAt,
    differences: vaultDifferences(existing, plan, same),
  };
}
