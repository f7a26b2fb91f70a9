import { driftOf, isOutside } from "../build/drift";
import { environmentOf, isDefault, targetOf, targetsOf, versionsOf } from "../build/environment";
import { reasonsAgainst } from "../build/status";
import type { ReviewInput } from "../input";
import { DRIFT_CAUSES, type Drift } from "../model";
import { type PlanJson, planJson, type ResourceChange } from "../plan/plan-json";
import { DEFAULT_CONFIGURATION, throughOf } from "../plan/provider-configuration";
import { type StateObject, stateObjects, stateValues } from "../plan/state-json";
import { TargetNames } from "../subjects";
import { DRIFT_VERSION, type DriftOfStack, type DriftReport } from "./model";
import { byWorst } from "./order";

/** A stack's plan, ideally of `terraform plan -refresh-only`, or the reason why there is none. */
export type DriftInput = Omit<ReviewInput, "base" | "plan"> &
  ({ readonly plan: unknown } | { readonly failure: string });

/**
 * Reports changes outside of Terraform from the drift in plans, worst first. A stack that cannot be checked is reported
 * as such. The same input gives the same report.
 */
export function driftReport(stacks: readonly DriftInput[]): DriftReport {
  let number = 0;
  const told = stacks.map(ofStack).map((stack) => ({
    ...stack,
    found: stack.found.map((drift) => ({ ...drift, number: ++number })),
  }));
  const all = told.flatMap(({ found }) => found);
  const failed = told.filter(({ reasons }) => reasons.length > 0).length;
  const counts = DRIFT_CAUSES.map((cause) => [cause, all.filter((drift) => drift.cause === cause).length] as const);
  return {
    format: "cckm-drift",
    version: DRIFT_VERSION,
    drifted: all.some(isOutside),
    complete: failed === 0,
    summary: {
      stacks: told.length,
      failed,
      objects: told.reduce((sum, { objects }) => sum + objects, 0),
      byCause: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    },
    stacks: told,
  };
}

function ofStack(input: DriftInput): DriftOfStack {
  const common = { environment: environmentOf({ ...input, plan: undefined }), ...mayWorkOn(input) };
  if ("failure" in input) return { ...common, ...NOTHING, reasons: [{ code: "failed", detail: input.failure }] };
  const parsed = planJson.safeParse(input.plan);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const detail = `The engine's plan in JSON is not understood: ${issue?.path.join(".")}: ${issue?.message}.`;
    return { ...common, ...NOTHING, reasons: [{ code: "unknownFormat", detail }] };
  }
  const plan = parsed.data;
  const values = stateValues.safeParse(plan.prior_state?.values ?? {});
  const state = values.success ? stateObjects(values.data) : [];
  const known = withState(plan, state);
  const { through, targets } = worksOn(input, known);
  const { configuration } = input;
  const found = driftOf(plan, [], new TargetNames(known, through), { configuration, through }).sort(byWorst);
  return {
    ...common,
    ...targets,
    versions: versionsOf({ ...input, plan }, plan.terraform_version),
    madeAt: plan.timestamp ?? null,
    // An object removed outside is missing from the refreshed state, but still counts.
    objects: state.filter(({ mode }) => mode === "managed").length + removed(plan),
    // A check may fail because of the very drift that is reported.
    reasons: reasonsAgainst(plan).filter(({ code }) => code !== "preconditionFailed"),
    found,
    coverage: { inPlan: plan.resource_drift?.length ?? 0, shown: found.length },
  };
}

type Targets = Pick<DriftOfStack, "target" | "targets">;

/** The CCKM of each provider configuration that objects of the state use. */
function worksOn(input: Omit<ReviewInput, "plan">, plan: PlanJson) {
  const where = { plan, base: undefined, inState: input.configurationsInState };
  const all = targetsOf({ ...input, plan }, plan);
  return { targets: withFirst(all), through: all.length > 1 ? throughOf(where) : undefined };
}

// Without a plan, it may be any configuration in the code.
function mayWorkOn({ target = {}, targets = {} }: Omit<ReviewInput, "plan">): Targets {
  const all = Object.entries(targets).map(([configuration, one]) => ({ configuration, ...targetOf({ target: one }) }));
  const told = all.filter(({ address }) => address !== null);
  return withFirst(told.length > 0 ? told : [{ configuration: DEFAULT_CONFIGURATION, ...targetOf({ target }) }]);
}

function withFirst(targets: DriftOfStack["targets"]): Targets {
  const { configuration: _, ...target } = targets.find(isDefault) ?? targets[0]!;
  return { target, targets };
}

const NOTHING = {
  versions: { package: null, engine: null, providers: {} },
  madeAt: null,
  objects: 0,
  found: [] as Drift[],
  coverage: { inPlan: 0, shown: 0 },
};

function removed({ resource_drift = [] }: PlanJson): number {
  return resource_drift.filter(({ change }) => change.actions.includes("delete")).length;
}

// A refresh-only plan omits unchanged objects, but the names of accounts and vaults come from them.
function withState(plan: PlanJson, state: readonly StateObject[]): PlanJson {
  const unchanged = state.map(
    ({ address, mode, type, name, values }): ResourceChange => ({
      address,
      mode,
      type,
      name,
      change: { actions: ["no-op"], before: values, after: values },
    }),
  );
  return { ...plan, resource_changes: [...unchanged, ...(plan.resource_drift ?? [])] };
}
