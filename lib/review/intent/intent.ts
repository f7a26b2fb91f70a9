import type { ReviewInput } from "../input";
import type { Change, Finding, ReviewModel, RightsChange } from "../model";
import { member } from "../plan/configuration";
import { type PlanJson, planJson, type ResourceChange } from "../plan/plan-json";
import { review } from "../review";
import { plannedArguments } from "./arguments";
import type { IntentChange, StackIntent } from "./projection";

/** Codes of findings that say what happens to an object that is removed. */
const LOSSES: readonly Finding["code"][] = [
  "lostForGood",
  "removedFromCckm",
  "vaultLeavesCckm",
  "recoverable",
  "purgeForbidden",
  "kept",
  "leftWithNone",
];

/** The review of a plan, and the intent that an approval covers. */
export interface ReviewedIntent {
  readonly model: ReviewModel;
  readonly intent: StackIntent;
}

/**
 * Reviews a plan and derives its intent, that is what an approval covers: rights, deletions, arguments, target and
 * versions, but nothing that differs if the same change is planned again on another day or in another folder.
 * @throws Error if the plan cannot be reviewed and therefore not approved.
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

// Terraform's reason, and the arguments that cannot be updated in place.
function causesOf({ action_reason: reason, change }: ResourceChange): string[] {
  const paths = (change.replace_paths ?? []).map((path) => path.join(".")).sort();
  return reason === undefined ? paths : [reason, ...paths];
}

// The model has each entry of the plan exactly once, by address and deposed key.
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
