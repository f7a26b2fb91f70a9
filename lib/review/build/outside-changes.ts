import type { ReviewModel } from "../model";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { marks, simple } from "../plan/values";

/** Data sources that are only read during the apply. */
export function readAtApplyOf(plan: PlanJson): ReviewModel["readAtApply"] {
  return dataReads(plan).map(({ address, action_reason }) => ({ address, because: action_reason ?? null }));
}

/** The plan's entries behind {@link readAtApplyOf}. */
export function dataReads(plan: PlanJson): ResourceChange[] {
  return (plan.resource_changes ?? []).filter(({ mode, change }) => mode === "data" && change.actions.includes("read"));
}

/** Outputs that change, with their values if known and not sensitive. */
export function outputsOf(plan: PlanJson): ReviewModel["outputs"] {
  return changedOutputs(plan).map(
    ([name, { actions, before, after, after_unknown, before_sensitive, after_sensitive }]) => {
      const sensitive = marks(before_sensitive) || marks(after_sensitive);
      const action = actions.includes("create") ? "create" : actions.includes("delete") ? "delete" : "update";
      const hidden = { sensitive: true } as const;
      return {
        name,
        action: actions.length > 1 ? "update" : action,
        before: sensitive ? hidden : simple(before),
        after: sensitive ? hidden : marks(after_unknown) ? { unknown: true as const } : simple(after),
      };
    },
  );
}

/** The plan's entries behind {@link outputsOf}. */
export function changedOutputs(plan: PlanJson): [string, NonNullable<PlanJson["output_changes"]>[string]][] {
  return Object.entries(plan.output_changes ?? {}).filter(
    ([, { actions }]) => !(actions.length === 1 && actions[0] === "no-op"),
  );
}
