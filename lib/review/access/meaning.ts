import { AWS_KMS_ACTIONS } from "../../contract";
import type { TargetKind } from "../model";

const MEANINGS: Readonly<Record<TargetKind, Readonly<Record<string, string>>>> = {
  awsAccount: AWS_KMS_ACTIONS,
  azureVault: {},
};

/** What an action allows, in a sentence; undefined for one that is in no list. */
export function meaningOf(kind: TargetKind, action: string): string | undefined {
  return Object.hasOwn(MEANINGS[kind], action) ? MEANINGS[kind][action] : undefined;
}
