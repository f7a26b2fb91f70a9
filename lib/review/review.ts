import { accessOf } from "./build/access";
import { describeChange } from "./build/changes";
import { driftOf } from "./build/drift";
import { environmentOf, isDefault, targetsOf, versionsOf } from "./build/environment";
import { numbered } from "./build/order";
import { changedOutputs, dataReads, outputsOf, readAtApplyOf } from "./build/outside-changes";
import { settingsOf } from "./build/settings";
import { noticesOf, reasonsAgainst } from "./build/status";
import { summaryOf } from "./build/summary";
import type { ReviewInput } from "./input";
import { type Change, MODEL_VERSION, type Reason, type ReviewModel } from "./model";
import { actionOf } from "./plan/action";
import { ByObject } from "./plan/by-object";
import { type PlanJson, planJson, type ResourceChange } from "./plan/plan-json";
import { throughOf } from "./plan/provider-configuration";
import { TargetNames } from "./subjects";

/**
 * Reviews a plan: what is lost, who may do what, what else to look at, worst first. It fails closed: if something is
 * not understood, the status says that the plan cannot be reviewed, but the rest is shown anyway. The same input gives
 * the same model.
 */
export function review(input: ReviewInput): ReviewModel {
  const parsed = planJson.safeParse(input.plan);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the document";
    const detail = `This is no plan in JSON: ${where}: ${issue?.message}. Expected what terraform show -json prints of a saved plan.`;
    return model(input, { format_version: "" }, [{ code: "unknownFormat", detail }]);
  }
  return model(input, parsed.data, reasonsAgainst(parsed.data, input.configuration));
}

function model(input: ReviewInput, plan: PlanJson, reasons: Reason[]): ReviewModel {
  const targets = targetsOf(input, plan);
  // A provider configuration without any objects is not the plan's target.
  const { configuration: _, ...target } = targets.find(isDefault) ?? targets[0]!;
  const where = { plan, base: input.base, inState: input.configurationsInState };
  const through = targets.length > 1 ? throughOf(where) : undefined;
  const names = new TargetNames(plan, through);
  const sources = {
    ...where,
    configuration: input.configuration,
    names,
    drift: new ByObject(plan.resource_drift ?? []),
  };
  const entries = changedEntries(plan);
  const changes = numbered(entries.map(([entry, action]) => describeChange(sources, entry, action)));
  const drift = driftOf(plan, changes, names, { configuration: input.configuration, through });
  const [readAtApply, outputs] = [readAtApplyOf(plan), outputsOf(plan)];
  return {
    format: "cckm-review",
    version: MODEL_VERSION,
    status: { reviewed: reasons.length === 0, reasons },
    environment: environmentOf(input),
    target,
    targets,
    settings: settingsOf(input, targets),
    notices: noticesOf(plan),
    plan: {
      madeAt: plan.timestamp ?? null,
      // Engines without this field only report an error.
      complete: plan.complete ?? !plan.errored,
      errored: plan.errored ?? false,
      destroys: changes.length > 0 && changes.every(({ action }) => action === "delete"),
    },
    versions: versionsOf(input, plan.terraform_version),
    summary: summaryOf(changes),
    changes,
    access: accessOf(plan, changes, names),
    drift,
    unknown: unknownOf(changes),
    readAtApply,
    outputs,
    coverage: {
      changes: { inPlan: entries.length, shown: changes.length },
      drift: { inPlan: plan.resource_drift?.length ?? 0, shown: drift.length },
      readAtApply: { inPlan: dataReads(plan).length, shown: readAtApply.length },
      outputs: { inPlan: changedOutputs(plan).length, shown: outputs.length },
    },
  };
}

// An unrecognized action is shown as a deletion, the worst case; the status reports it.
function changedEntries(plan: PlanJson): [ResourceChange, Change["action"]][] {
  return (plan.resource_changes ?? []).flatMap((entry): [ResourceChange, Change["action"]][] => {
    const action = actionOf(entry);
    if (action === undefined || action === "read") return [];
    return [[entry, action === "unknown" ? "delete" : action]];
  });
}

function unknownOf(changes: readonly Change[]): ReviewModel["unknown"] {
  return changes.flatMap(({ number, findings }) =>
    findings
      .filter(({ code }) => code === "unknownUntilApply")
      .map(({ args }) => ({
        change: number,
        attribute: String(args.attribute),
        from: typeof args.from === "string" ? args.from : null,
      })),
  );
}
