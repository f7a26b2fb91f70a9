/** A user by id or a group by name: who may do something. */
export type AclPrincipal = { readonly user_id: string } | { readonly group: string };

/** A principal on an object of CCKM that has permissions: a KMS or a vault. */
export interface AclKey {
  /** CCKM's id of that object. */
  readonly targetId: string;
  readonly principal: AclPrincipal;
}

/** The id of the permissions of a principal: `<id>::group::<name>` or `<id>::user::<user id>`. */
export function aclId({ targetId, principal }: AclKey): string {
  return "group" in principal ? `${targetId}::group::${principal.group}` : `${targetId}::user::${principal.user_id}`;
}

/** The parts of an {@link aclId}; undefined for any other text. A group's name may hold `::` itself. */
export function parseAclId(id: string): AclKey | undefined {
  const [, targetId, kind, name] = /^(.+?)::(group|user)::(.+)$/s.exec(id) ?? [];
  if (targetId === undefined || name === undefined || !ACL_TARGET_ID.test(targetId)) return undefined;
  return { targetId, principal: kind === "group" ? { group: name } : { user_id: name } };
}

/** What the id of such an object looks like: anything without spaces, slashes and `::`. */
export const ACL_TARGET_ID = /^(?!.*::)[^\s/]+$/;
