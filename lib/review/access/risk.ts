import { RISK_CLASSES, type RiskClass, riskOfAwsKmsAction, riskOfAzureVaultAction } from "../../contract";
import type { RightModel, TargetKind } from "../model";

const RISK_OF: Readonly<Record<TargetKind, (action: string) => RiskClass | undefined>> = {
  awsAccount: riskOfAwsKmsAction,
  azureVault: riskOfAzureVaultAction,
};

/** The class of an action on a target. One that is in no list of ours counts as the worst, and says so. */
export function classified(kind: TargetKind, action: string): Pick<RightModel, "action" | "class" | "notListed"> {
  const known = RISK_OF[kind](action);
  return { action, class: known ?? "destroys", ...(known === undefined && { notListed: true as const }) };
}

/** Worst first, then by name. */
export function byRisk(a: Pick<RightModel, "action" | "class">, b: Pick<RightModel, "action" | "class">): number {
  return RISK_CLASSES.indexOf(a.class) - RISK_CLASSES.indexOf(b.class) || compareText(a.action, b.action);
}

/** The same order on every machine, whatever its language is. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
