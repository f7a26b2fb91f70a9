import { sendRepeatably } from "../../cckm/http/send-or-find";
import { azureVault } from "../../contract";
import { type DeleteContext, failure } from "../../plugin";
import { sameButCapitals } from "../../text";
import type { CckmSession } from "../session";
import { attempting } from "../shared/explain";
import { requireTargetUnchanged } from "../sighting";
import { inWords, type VaultState, vaultLook } from "./state";
import * as words from "./words";

type Context = DeleteContext<typeof azureVault.schema, CckmSession>;

const SHOWN = 5;

/** Removes a vault from CCKM, unless CCKM still manages secrets in it and the user has not agreed to lose them. */
export async function removeVault(state: VaultState, context: Context): Promise<void> {
  const { client, reads, ownership, locks } = context.session;
  const what = inWords(state);
  if (ownership.holds(azureVault.type, state.id)) {
    context.warn(words.kept({ what, id: state.id }));
    return;
  }
  const remove = async () => {
    await requireTargetUnchanged(context.planned, vaultLook(state, "destroy", context), context.session);
    if (!state.force_destroy) await requireNoSecrets(state, context);
    await attempting(words.attempts.remove({ what, id: state.id }), () =>
      reads.azureVaults.writing(state.id, () => sendRepeatably(() => client.azureVaults.remove(state.id))),
    );
  };
  await locks.run("Azure vaults", remove, { signal: context.signal });
}

// A soft-deleted secret can be recovered in Azure; of a purged one nobody but CCKM may have a copy.
async function requireNoSecrets(state: VaultState, { session: { client } }: Context): Promise<void> {
  const versions = await attempting(words.attempts.lookForSecrets({ what: inWords(state) }), () =>
    client.azureSecrets.list({ key_vault_id: state.id }),
  );
  const held = versions.filter(
    ({ status, key_vault_id }) => status !== "SOFT-DELETED" && sameButCapitals(key_vault_id ?? state.id, state.id),
  );
  const names = [...new Set(held.map(({ secret_name }) => secret_name))].sort();
  if (names.length === 0) return;
  const [shown, more] = [names.slice(0, SHOWN), Math.max(0, names.length - SHOWN)];
  throw failure(words.hasSecrets({ what: inWords(state), names: shown, more }));
}
