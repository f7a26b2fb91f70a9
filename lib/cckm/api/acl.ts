import type { CallOptions } from "../http/clock";
import type { Z } from "../http/reply-schema";
import { type CckmRecord, stringList } from "./record";

/** The rights of one user or group on an object of CCKM. */
export interface AclEntry {
  readonly user_id?: string;
  readonly group?: string;
  readonly actions: string[];
}

/** Whose rights: those of a user by id, or of a group by name. */
export type AclPrincipal = { readonly user_id: string } | { readonly group: string };

/** Permissions to grant (`permit: true`) or revoke; exactly one of `user_id` and `group`. */
export interface AclChange {
  readonly user_id?: string;
  readonly group?: string;
  readonly permit: boolean;
  readonly actions: readonly string[];
}

/** An object on which users and groups have rights: a KMS or a vault. */
export interface AclTarget extends CckmRecord {
  readonly name: string;
  readonly acls: AclEntry[];
}

/** The order of a list that begins with what was written last. */
export const LAST_WRITTEN_FIRST = "-updatedAt";

/** What an API for objects with ACLs provides. */
export interface AclApi<T extends AclTarget = AclTarget> {
  get(id: string, options?: CallOptions): Promise<T>;
  /**
   * Grants and revokes permissions; entries that are not named stay as they are. CCKM does not serialize these writes: send
   * one at a time per object.
   */
  updateAcls(id: string, acls: readonly AclChange[], options?: CallOptions): Promise<T>;
  /** The objects that were written last, as many as `limit`; in another order on a release that does not sort. */
  lastWritten(limit: number, options?: CallOptions): Promise<T[]>;
}

/** Parses the ACL entries of a record. Each has either a user or a group, never an empty one. */
export function aclEntries(z: Z) {
  const principal = z.pipe(
    z.nullish(z.string()),
    z.transform((text) => text || undefined),
  );
  return z.pipe(
    z.nullish(z.array(z.looseObject({ user_id: principal, group: principal, actions: stringList(z) }))),
    z.transform((list) => list ?? []),
  );
}
