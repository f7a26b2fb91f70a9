import { AWS_KMS_ACTIONS, azureVaultActions } from "../../contract";
import { nearest, valuesOf } from "../../schema";
import { TARGET_KINDS } from "../model";
import { classified } from "./risk";

/**
 * What is meant by an action that nobody knows and that is spelled much like one that is known: it would match nothing. One
 * that is like none may be an action of a newer CCKM.
 * @param also other words that may stand there, and actions that are there
 */
export function meantBy(action: string, also: readonly string[] = []): string | undefined {
  const isListed = TARGET_KINDS.some((kind) => classified(kind, action).notListed === undefined);
  if (isListed || also.includes(action)) return undefined;
  return nearest(action, [...also, ...Object.keys(AWS_KMS_ACTIONS), ...valuesOf(azureVaultActions)]);
}
