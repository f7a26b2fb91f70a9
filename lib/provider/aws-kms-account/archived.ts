import type { AwsKms } from "../../cckm";
import type { HookContext } from "../../plugin";
import type { CckmSession } from "../session";
import * as words from "./words";

/** Whether CCKM shows that an account is archived. */
export function isArchived({ status }: AwsKms): boolean {
  return status?.toUpperCase() === "ARCHIVED";
}

/** Warns in a plan that an account is archived, so that CCKM will reject changes to it and to its permissions. */
export function warnArchived(context: HookContext<CckmSession>, kms: AwsKms): void {
  if (!isArchived(kms)) return;
  const { name, id, status } = kms;
  context.warn(words.archived({ name, id, status: String(status) }));
}
