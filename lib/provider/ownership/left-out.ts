import { alikeName } from "../../cckm/api/same-name";
import { azureSecret, azureVault, caseless, parseAclId } from "../../contract";
import type { Values } from "../../plugin";
import type { CckmSession } from "../session";
import { freshTarget, lists, permissionsOnType } from "./declared-rights";
import { secretsListed } from "./declared-secrets";
import { namesOfGround } from "./ground";
import { objectInWords } from "./in-words";
import { leavesOut } from "./refusals";
import type { StandingEntry } from "./standing-in-state";

/**
 * Throws if destroying an account or vault would also remove objects on it that are in the state, but not part of this run,
 * and that CCKM still lists.
 */
export async function requireNothingLeftOut(type: string, state: Values, session: CckmSession): Promise<void> {
  const { ownership, ready } = session;
  const id = String(state.id);
  if (!ready || ownership.holds(type, id)) return;
  const left = ownership.leftOn(type, namesOfGround(type, state));
  if (left.length === 0) return;
  const rights = await rightsAmong(left, type, id, session);
  const secrets = await secretsAmong(left, state, session);
  const there = [...rights, ...secrets];
  if (there.length > 0) throw leavesOut({ type, id, what: objectInWords(type, state) }, there);
}

async function rightsAmong(left: readonly StandingEntry[], type: string, id: string, session: CckmSession) {
  const on = permissionsOnType(type);
  const rights = left.filter((one) => one.type === on?.permissions);
  const target = on && rights.length > 0 ? await freshTarget(on, id, session) : undefined;
  return rights.filter((one) => {
    const principal = parseAclId(one.id)?.principal;
    if (!target || !principal) return false;
    const named =
      "group" in principal
        ? ({ kind: "group", principal: principal.group } as const)
        : ({ kind: "user", principal: principal.user_id } as const);
    return lists(target, named, alikeName);
  });
}

async function secretsAmong(left: readonly StandingEntry[], state: Values, session: CckmSession) {
  const secrets = left.filter((one) => one.type === azureSecret.type);
  if (secrets.length === 0) return [];
  const what = objectInWords(azureVault.type, state);
  const listed = await secretsListed(String(state.id), what, session);
  const names = new Set(listed.map((one) => caseless(one.secret_name)));
  return secrets.filter((one) => names.has(caseless(one.values.secret_name)));
}
