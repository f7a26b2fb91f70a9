import { isKnownAction } from "./aws-kms-actions";
import { rightsOf } from "./rights";

const KEY_VIEWS = ["viewnative", "viewbyok"] as const;

function viewsFor(action: string): readonly string[] {
  if (action.startsWith("keystore")) return ["viewkeystore"];
  if (action.startsWith("cloudhsmkey")) return ["viewcloudhsmkey"];
  if (action.startsWith("hyokkey")) return ["viewhyokkey"];
  return action.startsWith("key") ? KEY_VIEWS : [];
}

/** Permission logic for AWS KMS accounts: CCKM adds view actions, and newer releases split `view` in two. */
export const awsKmsRights = rightsOf({ isKnown: isKnownAction, viewsFor, renamed: { view: KEY_VIEWS } });

export const {
  normalized,
  impliedViews,
  missingRights,
  foreignRights,
  isSatisfied,
  toldAsRequest,
  shortestRequest,
  predictedRights,
} = awsKmsRights;
