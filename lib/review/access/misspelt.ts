import { AWS_KMS_ACTIONS, azureVaultActions } from "../../contract";
import { nearest, valuesOf } from "../../schema";
import { TARGET_KINDS } from "../model";
import { classified } from "./risk";

/**
 * The action that was probably meant by a misspelled one, which would match nothing. An unknown action that resembles
 * no known one may be an action of a newer CCKM.
 * @param also other words that are allowed, and actions that occur
 */
export function meantBy(action: string, also: readonly string[] = []): string | undefined {
  const isListed = TARGET_KINDS.some((kind) => classified(kind, action).notListed === undefined);
  if (isListed || also.includes(action)) return undefined;
  return nearest(action, [...also, ...Object.keys(AWS_KMS_ACTIONS), ...valuesOf(azureVaultActions)]);
}
