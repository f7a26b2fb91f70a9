import type { AclKey } from "../../contract";
import { failure } from "../../plugin";
import type { AclKind } from "./kind";
import { told } from "./state";
import * as words from "./words";

/** One call of update-acls: permissions to grant or to revoke. */
export interface RightsChange {
  readonly permit: boolean;
  readonly actions: readonly string[];
}

/** What could not be done if CCKM rejects a change. */
export function described(kind: AclKind, key: AclKey, { permit, actions }: RightsChange): string {
  const rights = { ...told(kind, key), actions };
  return permit ? words.attempts.grant(rights) : words.attempts.revoke(rights);
}

/** The next write; grants come first, so that nobody is left without permissions in between. */
export function nextChange(
  { rights }: AclKind,
  requested: readonly string[],
  effective: readonly string[],
): RightsChange | undefined {
  const missing = rights.missingRights(requested, effective);
  if (missing.length > 0) return { permit: true, actions: missing };
  const foreign = rights.foreignRights(requested, effective);
  return foreign.length > 0 ? { permit: false, actions: foreign } : undefined;
}

/**
 * What a principal has beyond what is requested and what there was before: somebody else has granted it meanwhile. Views
 * that come with unknown actions are taken for CCKM's own doing.
 */
export function grantedMeanwhile(
  { rights }: AclKind,
  requested: readonly string[],
  { before, now }: { readonly before: readonly string[]; readonly now: readonly string[] },
): string[] {
  const isForeseen = requested.every((action) => rights.isKnown(action));
  return rights.foreignRights([...requested, ...before], now).filter((action) => isForeseen || !/view/.test(action));
}

/** Whether these are the same actions, in whatever order. */
export function sameActions(some: readonly string[], others: readonly string[]): boolean {
  return new Set([...some, ...others]).size === new Set(some).size && some.every((one) => others.includes(one));
}

/** The error for a change that was overwritten every time it was written. */
export function notKept(kind: AclKind, key: AclKey, { permit, actions }: RightsChange, times: number): Error {
  const confirmed = { ...told(kind, key), actions, times };
  return failure(permit ? words.grantNotKept(confirmed) : words.revokeNotKept(confirmed), ["actions"]);
}

/** The error for a change that was not made because Terraform was asked to stop. */
export function stopped(kind: AclKind, key: AclKey, { permit, actions }: RightsChange): Error {
  const rights = { ...told(kind, key), actions };
  return failure(permit ? words.stoppedBeforeGrant(rights) : words.stoppedBeforeRevoke(rights));
}
