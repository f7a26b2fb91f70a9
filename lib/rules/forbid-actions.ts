import {
  awsKmsAcl,
  awsKmsActions,
  awsKmsRights,
  azureVaultAcl,
  azureVaultActions,
  azureVaultRights,
} from "../contract";
import { valuesOf } from "../schema";
import { fits } from "./glob";
import { type Arguments, knownTexts, type Outcome, type Reading } from "./outcome";
import * as words from "./words";

/** The permissions that are checked, with the rules for their actions. */
const RIGHTS = new Map([
  [awsKmsAcl.type, awsKmsRights],
  [azureVaultAcl.type, azureVaultRights],
]);

/** The actions known to this release. */
export const KNOWN_ACTIONS: readonly string[] = [awsKmsActions, azureVaultActions].flatMap(valuesOf);

/**
 * `ForbidActions`: permissions must not include any of the actions, neither directly nor as a view that CCKM adds for
 * another action.
 * @param actions names, in which `*` stands for any characters
 * @param type the resource type of the permissions
 */
export function forbidActions(
  actions: readonly string[],
  { actions: given }: Arguments,
  type: string,
  reading: Reading,
): Outcome[] {
  const { normalized, impliedViews } = RIGHTS.get(type)!;
  const { known, open } = knownTexts(given, reading);
  const forbidden = normalized(actions.map(bareAction)).sort();
  const isForbidden = (name: string) => forbidden.some((pattern) => fits(name, pattern));
  const breaches = known.flatMap((action) => {
    const requested = normalized([bareAction(action)]).filter(isForbidden);
    if (requested.length > 0) return [{ what: action, message: words.actionForbidden({ action, forbidden }) }];
    const brought = impliedViews([bareAction(action)]).filter(isForbidden);
    if (brought.length === 0) return [];
    return [{ what: action, message: words.actionBringsForbidden({ action, brought, forbidden }) }];
  });
  return open ? [...breaches, { notKnown: "actions" }] : breaches;
}

/** An action normalized for comparison. It is not known whether CCKM is case-sensitive, so every spelling counts. */
export function bareAction(action: string): string {
  return action.trim().toLowerCase();
}
