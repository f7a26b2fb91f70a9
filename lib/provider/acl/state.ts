import type { AclTarget } from "../../cckm";
import { otherNameOn, rightsOn } from "../../cckm/reads";
import { type AclKey, type AclPrincipal, aclId } from "../../contract";
import type { PrivateState, PrivateValues } from "../../plugin";
import type { AclKind, AclState } from "./kind";

/** A principal as in messages: `group "CCKM Users"`. */
export function nameOf(principal: AclPrincipal): string {
  return "group" in principal ? `group "${principal.group}"` : `user "${principal.user_id}"`;
}

/** The principal under another name. */
export function renamed(principal: AclPrincipal, name: string): AclPrincipal {
  return "group" in principal ? { group: name } : { user_id: name };
}

/** Principal and target, as the messages take them. */
export function told({ on }: AclKind, { targetId, principal }: AclKey) {
  return { who: nameOf(principal), target: `${on.what} ${targetId}`, short: on.short };
}

/**
 * The name under which CCKM lists what was granted to a principal, if it stores another name: the one that has all of
 * `actions`.
 */
export function otherNameIn(
  { rights }: AclKind,
  target: AclTarget,
  principal: AclPrincipal,
  actions: readonly string[],
): string | undefined {
  const name = otherNameOn(target, principal);
  if (name === undefined) return undefined;
  return rights.missingRights(actions, rightsOn(target, principal, name)).length === 0 ? name : undefined;
}

/** The state if `effective` is granted and `asked` was requested last; without `asked`, the shortest request for it. */
export function aclState(
  { rights, on }: AclKind,
  key: AclKey,
  effective: readonly string[],
  asked: readonly string[] | undefined,
): AclState {
  const { principal } = key;
  const state: AclState = {
    id: aclId(key),
    actions: asked ? rights.toldAsRequest(asked, effective) : rights.shortestRequest(effective),
    user_id: "group" in principal ? null : principal.user_id,
    group: "group" in principal ? principal.group : null,
    effective_actions: [...effective],
  };
  const target = { [on.argument]: key.targetId };
  return { ...state, ...target };
}

const ASKED = "asked";

/** Stores what was requested, so that later reads can tell what differs. */
export function rememberAsked(actions: readonly string[], seen: PrivateState): void {
  seen.set(ASKED, actions);
}

/** What was last requested; undefined if nothing is stored. */
export function askedFor(seen: PrivateValues): string[] | undefined {
  const asked = seen.get(ASKED);
  return Array.isArray(asked) ? asked.map(String) : undefined;
}
