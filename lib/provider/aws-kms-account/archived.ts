import type { AwsKms } from "../../cckm";
import type { HookContext } from "../../plugin";
import type { CckmSession } from "../session";

/** Whether CCKM shows that an account is archived. */
export function isArchived({ status }: AwsKms): boolean {
  return status?.toUpperCase() === "ARCHIVED";
}

/** Says in a plan that an account is archived, so that no change of it or of its permissions will be taken. */
export function warnArchived(context: HookContext<CckmSession>, kms: AwsKms): void {
  if (!isArchived(kms)) return;
  const { name, id, status } = kms;
  context.warn(
    `The AWS KMS account "${name}" is archived`,
    `CCKM shows the status ${status} for ${id} and refuses changes of it and of its permissions. Recover it in CCKM before the apply: POST /v1/cckm/aws/kms/${id}/recover.`,
  );
}
