import type { AclTarget } from "../../cckm";
import { type AclKey, type awsKmsAcl, cckmId, knownKey, type Rights } from "../../contract";
import type { HookContext, StateMove } from "../../plugin";
import type { Schema, StateOf } from "../../schema";
import type { CckmSession } from "../session";
import type { AclTargetReads } from "../shared/acl-targets";

/** The attributes that permissions have whatever they are on. */
type AclAttributes = Omit<(typeof awsKmsAcl.schema)["attributes"], "kms_id">;

/** The schema of permissions, as far as it is the same for all. */
export type AclSchema = Schema<AclAttributes>;

/** The permissions of a principal in Terraform's state, beside the argument that says on what. */
export type AclState = StateOf<AclSchema>;

/** What permissions are on. */
export interface AclTargetKind<T extends AclTarget> extends AclTargetReads<T> {
  /** Where people find every one with its id and permissions, as a sentence. */
  readonly listedBy: string;
  /** The error for an id that CCKM does not have. */
  missing(id: string): Error;
  /** Warns of a state in which CCKM refuses changes of permissions. */
  warn?(context: HookContext<CckmSession>, target: T): void;
}

/** A kind of permissions: on what they are, and which algebra holds for their actions. */
export interface AclKind<T extends AclTarget = AclTarget> {
  /** Terraform's type of the permissions. */
  readonly type: string;
  readonly schema: AclSchema;
  readonly rights: Rights;
  readonly on: AclTargetKind<T>;
  readonly moves?: readonly StateMove<AclSchema>[];
}

/** The key of what is in a state or a plan. */
export function keyOf({ on }: AclKind, values: Pick<AclState, "user_id" | "group">): AclKey {
  const { user_id, group } = values;
  const targetId = cckmId((values as Readonly<Record<string, unknown>>)[on.argument]) ?? "";
  return { targetId, principal: group === null ? { user_id: user_id ?? "" } : { group } };
}

/** What names the permissions beside their id. */
export function aclSubject({ type, on }: AclKind, { targetId, principal }: AclKey) {
  const key = knownKey(type, { user_id: null, group: null, [on.argument]: targetId, ...principal });
  return { type, key };
}
