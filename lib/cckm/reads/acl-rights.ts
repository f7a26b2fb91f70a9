import type { AclEntry, AclPrincipal, AclTarget } from "../api/acl";
import { alikeName } from "../api/same-name";

/** Concurrent requests; keeps the load on CCKM low. */
const AT_ONCE = 8;

/** Every principal with an entry on a KMS or a vault: groups first, each sorted by name. */
export function principalsOn({ acls }: AclTarget): AclPrincipal[] {
  const named = (names: (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))].sort();
  return [
    ...named(acls.map(({ group }) => group)).map((group) => ({ group })),
    ...named(acls.map(({ user_id }) => user_id)).map((user_id) => ({ user_id })),
  ];
}

/**
 * What a principal may do on a KMS or a vault; nothing if CCKM lists no entry.
 * @param keptAs the name under which CCKM stores the principal, if that is known to differ
 */
export function rightsOn(target: AclTarget, principal: AclPrincipal, keptAs?: string): string[] {
  const names = [nameOf(principal), keptAs].map((name) => name?.normalize());
  const entries = target.acls.filter((entry) => names.includes(nameIn(entry, principal)?.normalize() ?? ""));
  return [...new Set(entries.flatMap(({ actions }) => actions))].sort();
}

/**
 * The name under which CCKM lists a principal if it stores another spelling: the only entry that differs just in case,
 * surrounding spaces or Unicode form. Undefined if the principal has an entry of its own.
 */
export function otherNameOn(target: AclTarget, principal: AclPrincipal): string | undefined {
  const own = nameOf(principal);
  const listed = target.acls.map((entry) => nameIn(entry, principal) ?? "");
  const [name, ...more] = new Set(listed.filter((one) => alikeName(one, own)));
  const isOther = name !== undefined && more.length === 0 && name.normalize() !== own.normalize();
  return isOther ? name : undefined;
}

/** The same KMSs or vaults with their permissions, which a list may omit but a GET by id includes. */
export async function withAcls<T extends AclTarget>(
  listed: readonly T[],
  get: (id: string) => Promise<T>,
): Promise<T[]> {
  const whole: T[] = [];
  for (let at = 0; at < listed.length; at += AT_ONCE) {
    const part = listed.slice(at, at + AT_ONCE);
    whole.push(...(await Promise.all(part.map((one) => (one.acls.length > 0 ? one : get(one.id))))));
  }
  return whole;
}

function nameOf(principal: AclPrincipal): string {
  return "group" in principal ? principal.group : principal.user_id;
}

function nameIn(entry: AclEntry, principal: AclPrincipal): string | undefined {
  return "group" in principal ? entry.group : entry.user_id;
}
