import type { AttributeModel, ChangeAction, ChangeKind, Finding, RightsChange, RiskClassOf } from "../model";
import { leavesObject } from "../plan/action";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import type { Side } from "../plan/values";
import type { TargetNames } from "./names";

/** An entry of the plan, and the data needed to describe it. */
export interface Subject {
  readonly plan: PlanJson;
  readonly entry: ResourceChange;
  readonly action: ChangeAction;
  readonly before: Side;
  readonly after: Side;
  /** Changes outside of Terraform that the plan's refresh found. */
  readonly drift: ResourceChange | undefined;
  /** The synthesized configuration of the target branch, if given. */
  readonly base: unknown;
  readonly names: TargetNames;
}

/** The description of an entry by its type. */
export interface Described {
  readonly kind: ChangeKind;
  readonly name: string;
  readonly attributes: AttributeModel[];
  readonly findings: Finding[];
  readonly rights?: RightsChange[];
  readonly risk: RiskClassOf | null;
}

/** Whether the existing object is removed; a replacement may also leave it. */
export function removes({ action, entry }: Subject): boolean {
  return action === "delete" || (action === "replace" && !leavesObject(entry));
}
