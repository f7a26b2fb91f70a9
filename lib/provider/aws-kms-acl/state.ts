import type { AwsKms, AwsKmsAclEntry } from "../../cckm";
import type { awsKmsAcl } from "../../contract";
import {
  type AclKey,
  type AclPrincipal,
  aclId,
  knownKey,
  missingRights,
  shortestRequest,
  toldAsRequest,
} from "../../contract";
import type { PrivateState, PrivateValues } from "../../plugin";
import type { StateOf } from "../../schema";
import { alikeName } from "../shared/same-name";

/** The permissions of a principal in Terraform's state. */
export type AclState = StateOf<typeof awsKmsAcl.schema>;

/** Whom the arguments name. */
export function principalOf({ user_id, group }: { user_id: string | null; group: string | null }): AclPrincipal {
  return group === null ? { user_id: user_id ?? "" } : { group };
}

/** The key of what is in a state or a plan. */
export function keyOf(of: Pick<AclState, "kms_id" | "user_id" | "group">): AclKey {
  return { kmsId: of.kms_id, principal: principalOf(of) };
}

/** What names the permissions beside their id. */
export function aclSubject({ kmsId, principal }: AclKey): { readonly type: string; readonly key: string } {
  const type = "cckm_aws_kms_acl";
  return { type, key: knownKey(type, { user_id: null, group: null, kms_id: kmsId, ...principal }) };
}

/** A principal in a message: `group "CCKM Users"`. */
export function nameOf(principal: AclPrincipal): string {
  return "group" in principal ? `group "${principal.group}"` : `user "${principal.user_id}"`;
}

/**
 * What a principal may do on a KMS; nothing where CCKM lists no entry.
 * @param keptAs the name under which CCKM keeps the principal, where that is known to be another one
 */
export function rightsOn(kms: AwsKms, principal: AclPrincipal, keptAs?: string): string[] {
  const names = [nameIn(principal), keptAs].map((name) => name?.normalize());
  const entries = kms.acls.filter((entry) => names.includes(nameOfEntry(entry, principal)?.normalize() ?? ""));
  return [...new Set(entries.flatMap(({ actions }) => actions))].sort();
}

/**
 * The name under which CCKM lists what was granted to a principal, where it has made another one of it: that of the only
 * entry that differs in nothing but capitals, spaces around and form, and holds all of `actions`. Undefined where the
 * principal has an entry of its own.
 */
export function otherNameIn(kms: AwsKms, principal: AclPrincipal, actions: readonly string[]): string | undefined {
  const alike = kms.acls.filter((entry) => alikeName(nameOfEntry(entry, principal) ?? "", nameIn(principal)));
  const names = new Set(alike.map((entry) => nameOfEntry(entry, principal) ?? ""));
  const [name, ...more] = names;
  if (name === undefined || more.length > 0 || name.normalize() === nameIn(principal).normalize()) return undefined;
  return missingRights(actions, rightsOn(kms, principal, name)).length === 0 ? name : undefined;
}

function nameIn(principal: AclPrincipal): string {
  return "group" in principal ? principal.group : principal.user_id;
}

function nameOfEntry(entry: AwsKmsAclEntry, principal: AclPrincipal): string | undefined {
  return "group" in principal ? entry.group : entry.user_id;
}

const KEPT_AS = "kept_as";

/** Remembers the name under which CCKM keeps the principal. */
export function rememberKeptAs(name: string | undefined, seen: PrivateState): void {
  seen.set(KEPT_AS, name);
}

/** The name under which CCKM keeps the principal; undefined for the principal's own. */
export function keptAs(seen: PrivateValues): string | undefined {
  const name = seen.get(KEPT_AS);
  return typeof name === "string" ? name : undefined;
}

/** The state where `effective` holds and `asked` was asked for last; without that, the shortest request for it. */
export function aclState(key: AclKey, effective: readonly string[], asked: readonly string[] | undefined): AclState {
  const { principal } = key;
  return {
    id: aclId(key),
    kms_id: key.kmsId,
    actions: asked ? toldAsRequest(asked, effective) : shortestRequest(effective),
    user_id: "group" in principal ? null : principal.user_id,
    group: "group" in principal ? principal.group : null,
    effective_actions: [...effective],
  };
}

const ASKED = "asked";

/** Remembers what was asked for, against which later reads tell what is wrong. */
export function rememberAsked(actions: readonly string[], seen: PrivateState): void {
  seen.set(ASKED, actions);
}

/** What was asked for last; undefined where nothing is remembered. */
export function askedFor(seen: PrivateValues): string[] | undefined {
  const asked = seen.get(ASKED);
  return Array.isArray(asked) ? asked.map(String) : undefined;
}
