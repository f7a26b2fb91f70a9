import { type AclKey, aclId, parseAclId } from "../../contract";
import { failure, type ReadContext } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { noSuchKms, readKms } from "./read";
import { type AclState, aclState, nameOf, otherNameIn, rightsOn } from "./state";

/** Finds the permissions of an import's id. */
export async function importAcl(id: string, context: ReadContext<CckmSession>): Promise<AclState> {
  const key = parseAclId(id);
  if (!key) {
    throw failure(
      "Invalid import id",
      `Got ${JSON.stringify(id)}; allowed: <kms id>::group::<group name>, or <kms id>::user::<user id> as in 0b90f8de-8617-498d-ad63-ca18eb717ae7::user::local|d1c53366. The data source cckm_aws_kms_accounts lists every KMS with its id and permissions.`,
    );
  }
  const kms = await doing(`look up the AWS KMS account ${key.kmsId}`, () =>
    readKms(context.client, key, context.signal),
  );
  if (!kms) throw noSuchKms(key.kmsId);
  const effective = rightsOn(kms, key.principal);
  if (effective.length === 0) throw nothingToImport(key, otherNameIn(kms, key.principal, []));
  return aclState(key, effective, undefined);
}

function nothingToImport({ kmsId, principal }: AclKey, alike: string | undefined): Error {
  const hint =
    alike === undefined
      ? ""
      : ` It lists ${JSON.stringify(alike)}: if that is who is meant, import and write it in just this form.`;
  return failure(
    "No permissions to import",
    `CCKM lists no permissions of ${nameOf(principal)} on the AWS KMS account ${kmsId}.${hint} Remove the import to have them created.`,
  );
}

/** The official provider's `ciphertrust_aws_acl` in our terms. */
export function fromOfficialAcl(source: Readonly<Record<string, unknown>>): Partial<AclState> {
  const text = (name: string) => (typeof source[name] === "string" && source[name] !== "" ? source[name] : null);
  const texts = (name: string) => (Array.isArray(source[name]) ? source[name].map(String) : undefined);
  const parsed = parseAclId(text("id") ?? "");
  const kmsId = text("kms_id") ?? parsed?.kmsId;
  const given = { user_id: text("user_id"), group: text("group") };
  const { user_id, group } =
    (given.user_id ?? given.group) ? given : { user_id: null, group: null, ...parsed?.principal };
  if (!kmsId || (user_id === null && group === null)) {
    throw failure(
      "Cannot move these permissions",
      "The state of the ciphertrust_aws_acl names no KMS or no user or group. Refresh it with the ciphertrust provider first, or import the permissions instead.",
    );
  }
  const principal = group === null ? { user_id: user_id ?? "" } : { group };
  return {
    id: aclId({ kmsId, principal }),
    kms_id: kmsId,
    user_id,
    group,
    actions: texts("actions") ?? texts("kms_actions"),
    effective_actions: texts("kms_actions"),
  };
}
