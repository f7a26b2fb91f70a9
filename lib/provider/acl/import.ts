import { ifFound } from "../../cckm/http/errors";
import { rightsOn } from "../../cckm/reads";
import { type AclKey, aclId, parseAclId } from "../../contract";
import { failure, type ReadContext } from "../../plugin";
import type { CckmSession } from "../session";
import { attempting } from "../shared/explain";
import type { AclKind, AclState } from "./kind";
import { readTarget } from "./read";
import { aclState, otherNameIn, told } from "./state";
import * as words from "./words";

/** Finds the permissions for an import id. */
export async function importAcl(kind: AclKind, id: string, context: ReadContext<CckmSession>): Promise<AclState> {
  const { short, listedBy, missing } = kind.on;
  const key = parseAclId(id);
  if (!key) {
    throw failure(words.importIdInvalid({ id, short: short.toLowerCase(), listedBy }));
  }
  const target = await attempting(words.attempts.lookUp(told(kind, key)), () =>
    ifFound(readTarget(kind, context.session, key, context.signal)),
  );
  if (!target) throw missing(key.targetId);
  const effective = rightsOn(target, key.principal);
  if (effective.length === 0) throw nothingToImport(kind, key, otherNameIn(kind, target, key.principal, []));
  return aclState(kind, key, effective, undefined);
}

function nothingToImport(kind: AclKind, key: AclKey, alike: string | undefined): Error {
  const asked = told(kind, key);
  return failure(
    alike === undefined ? words.nothingToImport(asked) : words.importSpelledOtherwise({ ...asked, alike }),
  );
}

/** Converts permissions from another provider's state; undefined if it has no target, or neither user nor group. */
export function fromOfficial(
  { on }: AclKind,
  source: Readonly<Record<string, unknown>>,
  effectiveName: string,
): Partial<AclState> | undefined {
  const text = (name: string) => (typeof source[name] === "string" && source[name] !== "" ? source[name] : null);
  const texts = (name: string) => (Array.isArray(source[name]) ? source[name].map(String) : undefined);
  const parsed = parseAclId(text("id") ?? "");
  const targetId = text(on.argument) ?? parsed?.targetId;
  const given = { user_id: text("user_id"), group: text("group") };
  const { user_id, group } =
    (given.user_id ?? given.group) ? given : { user_id: null, group: null, ...parsed?.principal };
  if (!targetId || (user_id === null && group === null)) return undefined;
  const principal = group === null ? { user_id: user_id ?? "" } : { group };
  const target = { [on.argument]: targetId };
  return {
    ...target,
    id: aclId({ targetId, principal }),
    user_id,
    group,
    actions: texts("actions") ?? texts(effectiveName),
    effective_actions: texts(effectiveName),
  };
}
