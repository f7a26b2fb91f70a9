import { type RiskClass, riskOfAwsKmsAction, riskOfAzureVaultAction, riskRank } from "../../contract";
import { compareText } from "../../text";
import type { RightModel, TargetKind } from "../model";

const RISK_OF: Readonly<Record<TargetKind, (action: string) => RiskClass | undefined>> = {
  awsAccount: riskOfAwsKmsAction,
  azureVault: riskOfAzureVaultAction,
};

/** The risk class of an action on a target. An unknown action counts as the worst class and is marked as unlisted. */
export function classified(kind: TargetKind, action: string): Pick<RightModel, "action" | "class" | "notListed"> {
  const known = RISK_OF[kind](action);
  return { action, class: known ?? "destroys", ...(known === undefined && { notListed: true as const }) };
}

/** Worst first, then by name. */
export function byRisk(a: Pick<RightModel, "action" | "class">, b: Pick<RightModel, "action" | "class">): number {
  return riskRank(a.class) - riskRank(b.class) || compareText(a.action, b.action);
}
