import { AWS_KMS_ACTIONS, awsKmsAcl, impliedViews, isKnownAction, normalized } from "../../contract";
import { nearest } from "../../schema";

import { inOneLine } from "../../words";
import { Guard, knownTexts, notKnown, requireSome, type Violation } from "./guard";

import type { GuardOptions } from "./guard-options";
import * as words from "./words";

/**
 * Refuses permissions on AWS KMS accounts that hold one of the actions: by `AwsKmsAcl` and by `grant()`. A view is also
 * refused where another action brings it, and under its old name `view`.
 *
 * @example
 * Aspects.of(app).add(new ForbidActions([AwsKmsAction.KEY_DELETE, AwsKmsAction.KEY_MATERIAL_DELETE]));
 */
export class ForbidActions extends Guard {
  private readonly forbidden: ReadonlySet<string>;

  /**
   * @param actions An `AwsKmsAction` each, a set of `AwsKmsActions`, or names of actions of newer releases.
   * @param options What to do with actions that only Terraform knows.
   * @throws Error when there are no actions.
   */
  constructor(actions: string[], options: GuardOptions = {}) {
    super("ForbidActions", awsKmsAcl.type, options);
    requireSome("ForbidActions", "action", actions);
    this.forbidden = new Set(normalized(actions.map(bare)));
    const unknown = [...this.forbidden].filter((action) => !isKnownAction(action));
    if (unknown.length > 0) this._warn(unknown.map(doubt).join(" "));
  }

  /** @internal */
  protected _check({ actions }: Readonly<Record<string, unknown>>): readonly Violation[] {
    const { known, open } = knownTexts(actions);
    const forbidden = [...this.forbidden].sort();
    const breaches = known.flatMap((action) => {
      const requested = normalized([bare(action)]).filter((name) => this.forbidden.has(name));
      if (requested.length > 0) return [words.actionForbidden({ action, forbidden })];
      const brought = impliedViews([bare(action)]).filter((name) => this.forbidden.has(name));
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
  const near = nearest(action, Object.keys(AWS_KMS_ACTIONS));
  return inOneLine(words.actionNotKnown({ action, ...(near !== undefined && { near }) }));
}
