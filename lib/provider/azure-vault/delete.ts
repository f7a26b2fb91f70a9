import { sendOrFind } from "../../cckm";
import { azureVault } from "../../contract";
import { type DeleteContext, failure } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { inWords, type VaultState } from "./state";

type Context = DeleteContext<typeof azureVault.schema, CckmSession>;

const SHOWN = 5;

/** Takes a vault out of CCKM, unless CCKM still manages secrets of it and nobody has said that they may be let go. */
export async function removeVault(state: VaultState, context: Context): Promise<void> {
  const { client, reads, ownership, locks } = context.client;
  if (ownership.holds(azureVault.type, state.id)) {
    const detail = `This run took ${state.id} over for another resource of the configuration, so it was not removed.`;
    context.warn(`Kept the ${inWords(state)}`, detail);
    return;
  }
  const remove = async () => {
    if (!state.force_destroy) await requireNoSecrets(state, context);
    await doing(`remove the ${inWords(state)} (${state.id}) from CCKM`, () =>
      reads.azureVaults.writing(state.id, () =>
        sendOrFind(
          () => client.azureVaults.remove(state.id),
          // A second removal of what is gone already does no harm.
          async () => undefined,
          { harmless: true },
        ),
      ),
    );
  };
  await locks.run("Azure vaults", remove, { signal: context.signal });
}

// A secret that is deleted in Azure can be recovered there.
async function requireNoSecrets(state: VaultState, { client: { client } }: Context): Promise<void> {
  const versions = await doing(`look for secrets of the ${inWords(state)}`, () =>
    client.azureSecrets.list({ key_vault_id: state.id }),
  );
  const alive = versions.filter(({ status, key_vault_id }) => {
    return status !== "SOFT-DELETED" && status !== "DELETED" && (key_vault_id ?? state.id) === state.id;
  });
  const names = [...new Set(alive.map(({ secret_name }) => secret_name))].sort();
  if (names.length === 0) return;
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  throw failure(
    `The ${inWords(state)} still has secrets that CCKM manages`,
    `CCKM manages ${names.slice(0, SHOWN).join(", ")}${more} of it, and would know them no more; they stay in Azure. Nothing was removed. Destroy these secrets first, or apply force_destroy = true and destroy the vault then. Secrets with on_destroy = "retain" stay, so their vault does too.`,
  );
}
