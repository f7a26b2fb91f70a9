import { isBlank } from "../schema";

/** Who has permissions: a user by id or a group by name. */
export type AclPrincipal = { readonly user_id: string } | { readonly group: string };

/** A principal and the CCKM object, a KMS or a vault, on which it has permissions. */
export interface AclKey {
  /** CCKM's id of that object. */
  readonly targetId: string;
  readonly principal: AclPrincipal;
}

/** The id of the permissions of a principal: `<id>::group::<name>` or `<id>::user::<user id>`. */
export function aclId({ targetId, principal }: AclKey): string {
  return "group" in principal ? `${targetId}::group::${principal.group}` : `${targetId}::user::${principal.user_id}`;
}

/** The parts of an {@link aclId}; undefined for any other text. A group's name may itself contain `::`. */
export function parseAclId(id: string): AclKey | undefined {
  const [, targetId, kind, name] = /^(.+?)::(group|user)::(.+)$/s.exec(id) ?? [];
  if (targetId === undefined || name === undefined || !ACL_TARGET_ID.test(targetId)) return undefined;
  if (isBlank(targetId) || isBlank(name)) return undefined;
  return { targetId, principal: kind === "group" ? { group: name } : { user_id: name } };
}

/** The id of such an object: anything without whitespace, slashes and `::`. */
export const ACL_TARGET_ID = /^(?!.*::)[^\s/]+$/;
