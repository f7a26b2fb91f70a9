import type { Reason } from "../model";
import { actionOf } from "../plan/action";
import type { PlanJson } from "../plan/plan-json";

/** Why a plan cannot be reviewed; empty where it can. What is not understood is never taken for nothing. */
export function reasonsAgainst(plan: PlanJson): Reason[] {
  const reasons: Reason[] = [];
  if (!/^1\.\d+$/.test(plan.format_version)) {
    reasons.push({ code: "unknownFormat", detail: `The plan's format is ${plan.format_version}; known: 1.x.` });
  }
  if (plan.errored)
    reasons.push({ code: "errored", detail: "The plan ended with an error, so that it does not hold all changes." });
  if (plan.complete === false && !plan.errored) {
    reasons.push({
      code: "incomplete",
      detail: "The plan is not complete: another one follows its apply (targets, or deferred changes).",
    });
  }
  if ((plan.deferred_changes?.length ?? 0) > 0) {
    reasons.push({
      code: "deferred",
      detail: `${plan.deferred_changes!.length} changes are deferred to another plan.`,
    });
  }
  if ((plan.action_invocations?.length ?? 0) > 0) {
    const detail = `${plan.action_invocations!.length} actions are invoked by the apply, of a kind that is not known here.`;
    reasons.push({ code: "unknownAction", detail });
  }
  for (const entry of plan.resource_changes ?? []) {
    if (actionOf(entry) !== "unknown") continue;
    reasons.push({
      code: "unknownAction",
      detail: `${entry.address}: ${entry.change.actions.join(", ") || "no action"} is no action that is known here.`,
    });
  }
  for (const { address, status, instances = [] } of plan.checks ?? []) {
    if (status !== "fail" && status !== "error") continue;
    const told = instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message ?? ""));
    const where = address?.to_display ?? "one of the configuration's own checks";
    const because = [...new Set(told)].filter((message) => message !== "").join(" ");
    reasons.push({ code: "preconditionFailed", detail: `${where} failed${because === "" ? "." : `: ${because}`}` });
  }
  return reasons;
}
