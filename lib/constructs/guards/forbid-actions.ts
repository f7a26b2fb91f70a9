import {
  awsKmsAcl,
  awsKmsActions,
  awsKmsRights,
  azureVaultAcl,
  azureVaultActions,
  azureVaultRights,
} from "../../contract";
import { nearest, valuesOf } from "../../schema";
import { inOneLine } from "../../words";
import { Guard, knownTexts, notKnown, requireSome, type Violation } from "./guard";
import type { GuardOptions } from "./guard-options";
import * as words from "./words";

/** The permissions that are judged, with the algebra that holds for them. */
const RIGHTS = new Map([
  [awsKmsAcl.type, awsKmsRights],
  [azureVaultAcl.type, azureVaultRights],
]);

const KNOWN = [awsKmsActions, azureVaultActions].flatMap(valuesOf);

/**
 * Refuses permissions that hold one of the actions: on AWS KMS accounts and on Azure vaults, by `AwsKmsAcl`, `AzureVaultAcl`
 * and `grant()`. A view of AWS KMS is also refused where another action brings it, and under its old name `view`.
 *
 * @example
 * Aspects.of(app).add(new ForbidActions([AwsKmsAction.KEY_DELETE, AzureVaultAction.KEY_PURGE]));
 */
export class ForbidActions extends Guard {
  private readonly forbidden: readonly string[];

  /**
   * @param actions An `AwsKmsAction` or `AzureVaultAction` each, a set of `AwsKmsActions` or `AzureVaultActions`, or names of
   * actions of newer releases. An action that both have, such as `keydelete`, is forbidden on both.
   * @param options What to do with actions that only Terraform knows.
   * @throws Error when there are no actions.
   */
  constructor(actions: string[], options: GuardOptions = {}) {
    super("ForbidActions", [awsKmsAcl.type, azureVaultAcl.type], options);
    requireSome("ForbidActions", "action", actions);
    this.forbidden = actions.map(bare);
    const unknown = [...new Set(this.forbidden)].filter((action) => !KNOWN.includes(action));
    if (unknown.length > 0) this._warn(unknown.map(doubt).join(" "));
  }

  /** @internal */
  protected _check({ actions }: Readonly<Record<string, unknown>>, type: string): readonly Violation[] {
    const { normalized, impliedViews } = RIGHTS.get(type)!;
    const { known, open } = knownTexts(actions);
    const forbidden = normalized(this.forbidden).sort();
    const breaches = known.flatMap((action) => {
      const requested = normalized([bare(action)]).filter((name) => forbidden.includes(name));
      if (requested.length > 0) return [words.actionForbidden({ action, forbidden })];
      const brought = impliedViews([bare(action)]).filter((name) => forbidden.includes(name));
      if (brought.length === 0) return [];
      return [words.actionBringsForbidden({ action, brought, forbidden })];
    });
    const violations: Violation[] = breaches.map((breach) => ({ message: inOneLine(breach) }));
    return open ? [...violations, notKnown("actions")] : violations;
  }
}

// Whether CCKM tells capitals from small letters is not known: what is forbidden is so in any spelling.
function bare(action: string): string {
  return action.trim().toLowerCase();
}

function doubt(action: string): string {
  const near = nearest(action, KNOWN);
  return inOneLine(words.actionNotKnown({ action, ...(near !== undefined && { near }) }));
}
