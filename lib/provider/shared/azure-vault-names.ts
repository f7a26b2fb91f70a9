import { isRefused } from "../../cckm";
import { sameVaults } from "../../contract";
import type { HookContext } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "./explain";

/**
 * Whether two lists mean the same vaults, even if one has names and the other ids. As long as the provider's own arguments
 * are unknown, only equal spellings are the same.
 * @throws if CCKM does not answer: taken for different, a report would be replaced and a synchronization repeated
 */
export async function meanSameVaults(
  { session, signal }: Pick<HookContext<CckmSession>, "session" | "signal">,
  a: readonly string[],
  b: readonly string[],
): Promise<boolean> {
  if (sameVaults(a, b)) return true;
  if (!session.ready) return false;
  return sameVaults(await vaultNames({ session, signal }, a), await vaultNames({ session, signal }, b));
}

/**
 * The vaults' names, in the order given; what CCKM does not know stays as it is.
 * @throws if CCKM does not answer
 */
export function vaultNames(
  { session, signal }: Pick<HookContext<CckmSession>, "session" | "signal">,
  vaults: readonly string[],
): Promise<string[]> {
  return Promise.all(
    vaults.map(async (vault) => {
      if (vault.includes("::")) return vault;
      const find = () => session.client.azureVaults.find(vault, { signal });
      return (await doing(`look up the Azure vault ${vault}`, find))?.name ?? vault;
    }),
  );
}

/** The other names and ids that CCKM has for these vaults; none for a vault that it does not show. */
export async function otherVaultNames(
  { session, signal }: Pick<HookContext<CckmSession>, "session" | "signal">,
  vaults: readonly string[],
): Promise<string[]> {
  const unseen = (error: unknown) => {
    if (isRefused(error, 403)) return undefined;
    throw error;
  };
  const find = (vault: string) => session.client.azureVaults.find(vault, { signal }).catch(unseen);
  const found = await Promise.all(vaults.map(find));
  return found.flatMap((vault) => (vault ? [vault.name, vault.id] : []));
}
