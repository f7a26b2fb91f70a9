import type { AttributeModel, ChangeAction, ChangeKind, Finding, RightsChange, RiskClassOf } from "../model";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import type { Side } from "../plan/values";
import type { TargetNames } from "./names";

/** One entry of the plan, and what may be looked at to describe it. */
export interface Subject {
  readonly plan: PlanJson;
  readonly entry: ResourceChange;
  readonly action: ChangeAction;
  readonly before: Side;
  readonly after: Side;
  /** What the refresh of the plan found changed outside of Terraform. */
  readonly drift: ResourceChange | undefined;
  /** The synthesized configuration of the target branch, where it was given. */
  readonly base: unknown;
  readonly names: TargetNames;
}

/** What a subject's file tells of it. */
export interface Described {
  readonly kind: ChangeKind;
  readonly name: string;
  readonly attributes: AttributeModel[];
  readonly findings: Finding[];
  readonly rights?: RightsChange[];
  readonly risk: RiskClassOf | null;
}

/** Whether the object that is there is taken away. */
export function removes({ action }: Subject): boolean {
  return action === "delete" || action === "replace";
}
