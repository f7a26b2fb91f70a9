import type { ReviewInput } from "../input";
import type { Change, Finding, ReviewModel, RightsChange } from "../model";
import { member } from "../plan/configuration";
import { type PlanJson, planJson, type ResourceChange } from "../plan/plan-json";
import { review } from "../review";
import { plannedArguments } from "./arguments";
import type { IntentChange, StackIntent } from "./projection";

/** Codes of findings that say what becomes of an object that goes. */
const LOSSES: readonly Finding["code"][] = [
  "lostForGood",
  "removedFromCckm",
  "vaultLeavesCckm",
  "recoverable",
  "purgeForbidden",
  "kept",
  "leftWithNone",
];

/** The review of a plan, and what an approval of it is bound to. */
export interface ReviewedIntent {
  readonly model: ReviewModel;
  readonly intent: StackIntent;
}

/**
 * Reviews a plan and says what an approval of it is bound to: rights, deletions, arguments, target and versions, and
 * nothing that differs when the same is planned again on another day or in another folder.
 * @throws Error for a plan that cannot be reviewed: there is nothing that could be approved.
 */
export function intentOf(input: ReviewInput): ReviewedIntent {
  const model = review(input);
  if (!model.status.reviewed) {
    const reasons = model.status.reasons.map(({ detail }) => detail).join(" ");
    throw new Error(`The plan cannot be reviewed: ${reasons}`);
  }
  const plan = planJson.parse(input.plan);
  const { stack, workspace } = model.environment;
  const intent: StackIntent = {
    format: "cckm-intent",
    version: 1,
    stack,
    workspace,
    target: model.target,
    targets: model.targets,
    versions: model.versions,
    ...(input.policy !== undefined && { policy: input.policy }),
    files: { ...input.files },
    destroys: model.plan.destroys,
    changes: model.changes.map((change) => intentChangeOf(plan, input.configuration, change)).sort(byPlace),
    readAtApply: model.readAtApply.map(({ address }) => address).sort(),
  };
  return { model, intent };
}

function intentChangeOf(plan: PlanJson, configuration: unknown, change: Change): IntentChange {
  const { address, deposed, previousAddress } = change;
  const entry = entryOf(plan, change);
  const { planned, before, unknown, sources } = plannedArguments(plan, configuration, entry);
  const id = member(entry.change.before, "id");
  return {
    address,
    ...(previousAddress !== undefined && { previousAddress }),
    ...(deposed !== undefined && { deposed }),
    type: change.type,
    provider: change.provider,
    target: change.target,
    action: change.action,
    steps: entry.change.actions,
    object: typeof id === "string" ? id : null,
    ...(entry.change.importing && { importId: entry.change.importing.id ?? "" }),
    planned,
    before,
    unknown: [...unknown],
    sources,
    replacedBecause: change.action === "replace" ? causesOf(entry) : [],
    losses: change.findings.filter(({ code }) => LOSSES.includes(code)).map(lossOf),
    rights: change.rights.map(rightsOf),
  };
}

// What Terraform calls the cause, and the arguments that cannot be changed in place.
function causesOf({ action_reason: reason, change }: ResourceChange): string[] {
  const paths = (change.replace_paths ?? []).map((path) => path.join(".")).sort();
  return reason === undefined ? paths : [reason, ...paths];
}

// The model has each entry of the plan once, by address and deposed key.
function entryOf({ resource_changes = [] }: PlanJson, { address, deposed }: Change): ResourceChange {
  return resource_changes.find((entry) => entry.address === address && entry.deposed === deposed)!;
}

function lossOf({ code, args }: Finding): IntentChange["losses"][number] {
  return { code, cause: typeof args.cause === "string" ? args.cause : null };
}

function rightsOf({
  kind,
  target,
  principal,
  granted,
  revoked,
  kept,
  unknown,
}: RightsChange): IntentChange["rights"][number] {
  const names = (list: RightsChange["kept"]) => list.map(({ action }) => action);
  return {
    kind,
    target,
    principal,
    before: [...names(revoked), ...names(kept)].sort(),
    after: unknown ? null : [...names(granted), ...names(kept)].sort(),
  };
}

function byPlace(a: IntentChange, b: IntentChange): number {
  const [left, right] = [`${a.address}\n${a.deposed ?? ""}`, `${b.address}\n${b.deposed ?? ""}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
