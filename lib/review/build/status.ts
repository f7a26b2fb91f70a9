import { resources } from "../../contract";
import type { Finding, Reason } from "../model";
import { actionOf } from "../plan/action";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { isGuarded } from "./changes";

/** Why a plan cannot be reviewed; empty if it can. Anything that is not understood makes it unreviewable. */
export function reasonsAgainst(plan: PlanJson, configuration: unknown = undefined): Reason[] {
  const checks = failedChecks(plan).filter(({ warns }) => !warns);
  const broken = [
    ...guardedIn(plan, configuration),
    ...checks.map(({ detail }): Reason => ({ code: "preconditionFailed", detail })),
  ];
  const reasons: Reason[] = [];
  if (!/^1\.\d+$/.test(plan.format_version)) {
    reasons.push({ code: "unknownFormat", detail: `The plan's format is ${plan.format_version}; known: 1.x.` });
  }
  if (plan.errored) {
    const why = broken.length > 0 ? "" : " What the error is stands in what the engine printed, not in the plan.";
    reasons.push({
      code: "errored",
      detail: `The plan ended with an error, so that it does not hold all changes.${why}`,
    });
  }
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
  return [...reasons, ...(plan.resource_changes ?? []).flatMap(notUnderstood), ...broken];
}

/** Warnings of a plan that do not prevent its apply: failed checks of the configuration. */
export function noticesOf(plan: PlanJson): Finding[] {
  return failedChecks(plan)
    .filter(({ warns }) => warns)
    .map(({ detail }) => ({ code: "checkFailed", args: { detail } }));
}

function notUnderstood(entry: ResourceChange): Reason[] {
  const { address, type, change } = entry;
  const action = actionOf(entry);
  if (action === "unknown") {
    const detail = `${address}: ${change.actions.join(", ") || "no action"} is no action that is known here.`;
    return [{ code: "unknownAction", detail }];
  }
  // For other providers only the plan is available; every type of ours must be known.
  const ours = type.startsWith("cckm_") && entry.mode === "managed";
  if (action === undefined || !ours || resources.some((one) => one.type === type)) return [];
  const detail = `${address}: ${type} is no resource that is known here. Review it with the version of the package that made the plan.`;
  return [{ code: "unknownType", detail }];
}

function guardedIn({ errored, resource_changes = [] }: PlanJson, configuration: unknown): Reason[] {
  if (!errored) return [];
  return resource_changes
    .filter((entry) => entry.change.actions.includes("delete") && isGuarded(configuration, entry))
    .map(({ address, change }) => ({
      code: "preventDestroy",
      detail: `${address} has prevent_destroy, and this plan would ${change.actions.includes("create") ? "replace" : "delete"} it: Terraform refuses that.`,
    }));
}

// Only a check block is a mere warning; a failed condition of an object, an output or a variable makes the plan fail.
function failedChecks({ checks = [] }: PlanJson): { readonly warns: boolean; readonly detail: string }[] {
  return checks.flatMap(({ address, status, instances = [] }) => {
    if (status !== "fail" && status !== "error") return [];
    const told = instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message ?? ""));
    const where = address?.to_display ?? "one of the configuration's own checks";
    const because = [...new Set(told)].filter((message) => message !== "").join(" ");
    return { warns: address?.kind === "check", detail: `${where} failed${because === "" ? "." : `: ${because}`}` };
  });
}
