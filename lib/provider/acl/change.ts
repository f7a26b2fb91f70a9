import type { AclKey } from "../../contract";
import { failure } from "../../plugin";
import type { AclKind } from "./kind";
import { told } from "./state";
import * as words from "./words";

/** One call of update-acls: rights to add, or to take away. */
export interface RightsChange {
  readonly permit: boolean;
  readonly actions: readonly string[];
}

/** What cannot be done where CCKM does not take a change. */
export function described(kind: AclKind, key: AclKey, { permit, actions }: RightsChange): string {
  const rights = { ...told(kind, key), actions };
  return permit ? words.attempts.grant(rights) : words.attempts.revoke(rights);
}

/** What is to be written next; grants come first, so that nobody is without rights in between. */
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

/** The error of a change that did not stay after so many writes. */
export function notKept(kind: AclKind, key: AclKey, { permit, actions }: RightsChange, times: number): Error {
  const confirmed = { ...told(kind, key), actions, times };
  return failure(permit ? words.grantNotKept(confirmed) : words.revokeNotKept(confirmed), ["actions"]);
}

/** The error of a change before which Terraform was asked to stop. */
export function stopped(kind: AclKind, key: AclKey, { permit, actions }: RightsChange): Error {
  const rights = { ...told(kind, key), actions };
  return failure(permit ? words.stoppedBeforeGrant(rights) : words.stoppedBeforeRevoke(rights));
}
