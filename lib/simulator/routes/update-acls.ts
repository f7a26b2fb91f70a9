import { setTimeout as wait } from "node:timers/promises";
import { type AclRules, aclsRequest, mergeAcls } from "../acl";
import { readBody } from "../body";
import { badRequest } from "../errors";
import type { AclEntry } from "../records";
import { answerChange } from "../replies";
import type { AppContext } from "../simulation";

/** What update-acls needs from an object with permissions. */
interface AclObject {
  readonly rules: AclRules;
  /** The object as a reply shows it. */
  view(): object;
  /** Throws if the object's permissions cannot be changed. */
  check?(): void;
}

/** Answers update-acls. API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms). */
export async function updateAcls(
  c: AppContext,
  record: { acls: AclEntry[]; updatedAt: string },
  { rules, view, check }: AclObject,
): Promise<Response> {
  const { quirks, timestamps } = c.var.sim;
  const { acls: changes } = await readBody(c, aclsRequest);
  if (changes.length === 0) throw badRequest("Validation errors:\n acls: must hold at least one entry");
  check?.();
  return answerChange(c, quirks.aclsReply, view, async () => {
    const acls = mergeAcls(record.acls, changes, rules, quirks);
    if (quirks.aclWriteDelay !== undefined) await wait(quirks.aclWriteDelay, undefined, { ref: false });
    record.acls = acls;
    record.updatedAt = timestamps.next();
  });
}
