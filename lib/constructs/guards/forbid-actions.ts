import { awsKmsAcl, impliedViews, normalized } from "../../contract";
import { quote } from "../../schema";
import { type Finding, Guard, knownTexts, notKnown, requireSome } from "./guard";
import type { GuardOptions } from "./guard-options";

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
    super(awsKmsAcl.type, options);
    requireSome("ForbidActions", "action", actions);
    this.forbidden = new Set(normalized(actions));
  }

  /** @internal */
  protected _check({ actions }: Readonly<Record<string, unknown>>): readonly Finding[] {
    const { known, open } = knownTexts(actions);
    const breaches = known.flatMap((action) => {
      const requested = normalized([action]).filter((name) => this.forbidden.has(name));
      if (requested.length > 0) return [`Forbidden action. Got ${quote(action)}; remove it.`];
      const brought = impliedViews([action]).filter((name) => this.forbidden.has(name));
      if (brought.length === 0) return [];
      return [`Forbidden action. Got ${quote(action)}, with which CCKM grants ${brought.join(" and ")}; remove it.`];
    });
    const findings: Finding[] = breaches.map((text) => ({ message: `actions: ${text} ${this.rule()}` }));
    return open ? [...findings, notKnown("actions")] : findings;
  }

  private rule(): string {
    return `Not allowed here: ${[...this.forbidden].sort().join(", ")}.`;
  }
}
