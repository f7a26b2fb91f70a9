import type { ReviewModel } from "../model";
import { count } from "./text";

/** What protects the objects that would be permanently lost, in a sentence. */
export function guardsText({ summary: { lostForGood }, changes, plan }: ReviewModel): string {
  const it = lostForGood.length === 1 ? "it" : "them";
  const guarded = lostForGood.filter((number) =>
    changes[number - 1]!.findings.some(({ code }) => code === "preventDestroy"),
  ).length;
  if (guarded > 0)
    return `prevent_destroy guards ${guarded === lostForGood.length ? it : count(guarded, "of them", "of them")}: Terraform refuses this plan.`;
  // A plan that violates prevent_destroy ends with an error, and any error may be that one.
  return plan.errored
    ? `Whether prevent_destroy guards ${it} is not known here.`
    : `Nothing guards ${it}: no prevent_destroy.`;
}
