import type { AzureSecret } from "../../cckm";
import { azureSecret, azureVault, caseless } from "../../contract";
import type { Values } from "../../plugin";
import { sameButCapitals } from "../../text";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { inStatesOfOthers, mayBeDeclaredAmong, type Warn } from "./declared-in-part";
import { namesOfVault } from "./ground";
import { objectInWords } from "./in-words";
import { carriesSecrets } from "./refusals";

const GOING = ["SOFT-DELETED", "DELETED"];

/**
 * Throws if CCKM lists secrets in a vault that another stack declares: removing the vault would remove them from CCKM. Calls
 * `warn` for those that one may declare.
 */
export async function requireNoSecretsOfOthers(state: Values, session: CckmSession, warn: Warn): Promise<void> {
  const { otherStacks } = session.ownership;
  const isAny = otherStacks.declare(azureSecret.type) || otherStacks.inPart(azureSecret.type).length > 0;
  if (!session.ready || !isAny) return;
  const names = namesOfVault(state);
  const known = otherStacks.declaredOf(azureSecret.type).flatMap(({ stack, key }) => {
    const [vault, name] = JSON.parse(key) as [string, string];
    return names.includes(vault) ? [{ stack, name }] : [];
  });
  const inStates = inStatesOfOthers(azureSecret.type, session).flatMap(({ stack, values }) => {
    const name = caseless(values.secret_name);
    return values.key_vault_id === state.id && name !== undefined ? [{ stack, name }] : [];
  });
  const declared = [...known, ...inStates];
  if (declared.length === 0 && otherStacks.inPart(azureSecret.type).length === 0) return;
  const id = String(state.id);
  const what = objectInWords(azureVault.type, state);
  const listed = await secretsListed(id, what, session);
  const there = listed.filter(({ status }) => !GOING.includes(status));
  const alive = new Map(there.map((one) => [caseless(one.secret_name), { ...one }]));
  const found = declared.filter(({ name }) => alive.has(name));
  const [first] = found;
  if (!first) {
    for (const told of mayBeDeclaredAmong(azureSecret.type, [...alive.values()], session)) warn(told);
    return;
  }
  const whose = found.filter(({ stack }) => stack === first.stack).map(({ name }) => name);
  throw carriesSecrets({ type: azureVault.type, id, what }, whose, first.stack);
}

/** Every version of every secret that CCKM lists in a vault. */
export async function secretsListed(id: string, what: string, session: CckmSession): Promise<AzureSecret[]> {
  const { azureSecrets } = session.client;
  const listed = await doing(`look for the secrets of the ${what}`, () => azureSecrets.list({ key_vault_id: id }));
  return listed.filter(({ key_vault_id }) => sameButCapitals(key_vault_id ?? id, id));
}
