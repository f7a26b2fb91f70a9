import { type AclKey, aclId, parseAclId } from "../../contract";
import { failure, type ReadContext } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import type { AclKind, AclState } from "./kind";
import { readTarget } from "./read";
import { aclState, nameOf, otherNameIn, rightsOn } from "./state";

/** Finds the permissions of an import's id. */
export async function importAcl(kind: AclKind, id: string, context: ReadContext<CckmSession>): Promise<AclState> {
  const { short, what, listedBy, missing } = kind.on;
  const key = parseAclId(id);
  if (!key) {
    const allowed = `<${short.toLowerCase()} id>`;
    throw failure(
      "Invalid import id",
      `Got ${JSON.stringify(id)}; allowed: ${allowed}::group::<group name>, or ${allowed}::user::<user id> as in 0b90f8de-8617-498d-ad63-ca18eb717ae7::user::local|d1c53366. ${listedBy}`,
    );
  }
  const target = await doing(`look up the ${what} ${key.targetId}`, () =>
    readTarget(kind, context.client, key, context.signal),
  );
  if (!target) throw missing(key.targetId);
  const effective = rightsOn(target, key.principal);
  if (effective.length === 0) throw nothingToImport(kind, key, otherNameIn(kind, target, key.principal, []));
  return aclState(kind, key, effective, undefined);
}

function nothingToImport({ on }: AclKind, { targetId, principal }: AclKey, alike: string | undefined): Error {
  const hint =
    alike === undefined
      ? ""
      : ` It lists ${JSON.stringify(alike)}: if that is who is meant, import and write it in just this form.`;
  return failure(
    "No permissions to import",
    `CCKM lists no permissions of ${nameOf(principal)} on the ${on.what} ${targetId}.${hint} Remove the import to have them created.`,
  );
}

/** Permissions of another provider's state in our terms; undefined where it names no object or no user or group. */
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
