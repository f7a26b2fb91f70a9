import type { AzureSecret, CckmClient } from "../../cckm";
import { isVersionOf, newestOf, newestVersion, type RunList, type SecretKey, vaultId } from "../../cckm/reads";
import type { HookContext } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { secretText } from "./refusals";

/** The newest version of a secret; undefined if CCKM knows none. */
export function findSecret(client: CckmClient, key: SecretKey): Promise<AzureSecret | undefined> {
  return doing(`look for the ${secretText(key)}`, () => newestVersion(client, key));
}

/** The same for a plan, which may take it from the list of the vault. */
export async function findPlanned(key: SecretKey, context: HookContext<CckmSession>): Promise<AzureSecret | undefined> {
  const list = await listOf(key, context);
  const rows = await list?.rows(context);
  return rows ? newestOf(rows.filter((row) => isVersionOf(row, key))) : findSecret(context.session.client, key);
}

/** The list of a secret's vault; undefined if CCKM does not show the vault. */
export async function listOf(
  key: SecretKey,
  { session }: HookContext<CckmSession>,
): Promise<RunList<AzureSecret> | undefined> {
  const id = await doing(`look for the ${secretText(key)}`, () => vaultId(session.client, key));
  return id === undefined ? undefined : session.reads.secretList(id);
}
