import type { PolicyResult } from "../model";
import { refusals, refusalWords } from "../words/policy";
import { plain } from "../words/text";
import { visible } from "./visible";

/** Why a policy rejects a plan, one line each, with the rule's line in the policy file. */
export function refusalTexts(policy: PolicyResult): string[] {
  return refusals(policy).map((one) => plain(refusalWords(policy.file, one), visible));
}
