import type { AclTarget } from "../../cckm";
import { type AclKey, type awsKmsAcl, cckmId, knownKey, type Rights } from "../../contract";
import type { HookContext, StateMove } from "../../plugin";
import type { Schema, StateOf } from "../../schema";
import type { CckmSession } from "../session";
import type { AclTargetReads } from "../shared/acl-targets";

/** The attributes that all permissions have, whatever their target. */
type AclAttributes = Omit<(typeof awsKmsAcl.schema)["attributes"], "kms_id">;

/** The part of the schema that all permissions share. */
export type AclSchema = Schema<AclAttributes>;

/** The permissions of a principal in Terraform's state, without the argument for the target. */
export type AclState = StateOf<AclSchema>;

/** The target of permissions. */
export interface AclTargetKind<T extends AclTarget> extends AclTargetReads<T> {
  /** A sentence that says where to find all targets with their ids and permissions. */
  readonly listedBy: string;
  /** The error for an id that CCKM does not have. */
  missing(id: string): Error;
  /** Warns about a state in which CCKM rejects changes of permissions. */
  warn?(context: HookContext<CckmSession>, target: T): void;
}

/** A kind of permissions: its targets, and the rules for its actions. */
export interface AclKind<T extends AclTarget = AclTarget> {
  /** The resource type of the permissions. */
  readonly type: string;
  readonly schema: AclSchema;
  readonly rights: Rights;
  readonly on: AclTargetKind<T>;
  readonly moves?: readonly StateMove<AclSchema>[];
}

/** The key of permissions in a state or a plan. */
export function keyOf({ on }: AclKind, values: Pick<AclState, "user_id" | "group">): AclKey {
  const { user_id, group } = values;
  const targetId = cckmId((values as Readonly<Record<string, unknown>>)[on.argument]) ?? "";
  return { targetId, principal: group === null ? { user_id: user_id ?? "" } : { group } };
}

/** Identifies permissions without their id. */
export function aclSubject({ type, on }: AclKind, { targetId, principal }: AclKey) {
  const key = knownKey(type, { user_id: null, group: null, [on.argument]: targetId, ...principal });
  return { type, key };
}
