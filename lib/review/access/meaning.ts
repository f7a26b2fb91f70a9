import { AWS_KMS_ACTIONS, azureVaultActions } from "../../contract";
import type { TargetKind } from "../model";

const MEANINGS: Readonly<Record<TargetKind, Readonly<Record<string, string>>>> = {
  awsAccount: AWS_KMS_ACTIONS,
  azureVault: Object.fromEntries(
    Object.values(azureVaultActions.values).map(({ value, description }) => [value, description]),
  ),
};

/** What an action allows, in a sentence; undefined for an unknown action. */
export function meaningOf(kind: TargetKind, action: string): string | undefined {
  return Object.hasOwn(MEANINGS[kind], action) ? MEANINGS[kind][action] : undefined;
}
