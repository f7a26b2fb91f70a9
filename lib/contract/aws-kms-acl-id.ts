/** A user by id or a group by name: who may do something. */
export type AclPrincipal = { readonly user_id: string } | { readonly group: string };

/** A principal on a KMS. */
export interface AclKey {
  readonly kmsId: string;
  readonly principal: AclPrincipal;
}

/** The id of the permissions of a principal on a KMS: `<kms id>::group::<name>` or `<kms id>::user::<user id>`. */
export function aclId({ kmsId, principal }: AclKey): string {
  return "group" in principal ? `${kmsId}::group::${principal.group}` : `${kmsId}::user::${principal.user_id}`;
}

/** The parts of an {@link aclId}; undefined for any other text. A group's name may hold `::` itself. */
export function parseAclId(id: string): AclKey | undefined {
  const [, kmsId, kind, name] = /^(.+?)::(group|user)::(.+)$/s.exec(id) ?? [];
  if (kmsId === undefined || name === undefined || !KMS_ID.test(kmsId)) return undefined;
  return { kmsId, principal: kind === "group" ? { group: name } : { user_id: name } };
}

/** What the id of a KMS looks like: anything without spaces, slashes and `::`. */
export const KMS_ID = /^(?!.*::)[^\s/]+$/;
