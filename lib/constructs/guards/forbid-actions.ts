import { awsKmsAcl, azureVaultAcl } from "../../contract";
import { bareAction, fits, forbidActions, KNOWN_ACTIONS } from "../../rules";
import { nearest } from "../../schema";
import { inOneLine } from "../../words";
import { AT_SYNTH, Guard, requireSome, type Violation, violationsOf } from "./guard";
import type { GuardOptions } from "./guard-options";
import * as words from "./words";

/**
 * Rejects permissions that include one of the actions: on AWS KMS accounts and on Azure vaults, by `AwsKmsAcl`,
 * `AzureVaultAcl` and `grant()`. A view action of AWS KMS is also rejected if another action implies it, and under its
 * old name `view`.
 *
 * @example
 * Aspects.of(app).add(new ForbidActions([AwsKmsAction.KEY_DELETE, AzureVaultAction.KEY_PURGE]));
 */
export class ForbidActions extends Guard {
  private readonly forbidden: readonly string[];

  /**
   * @param actions Constants of `AwsKmsAction` or `AzureVaultAction`, sets of `AwsKmsActions` or `AzureVaultActions`,
   * or names of actions of newer releases; `*` matches any characters, as in `key*`. An action that exists on both, such as `keydelete`, is forbidden on both.
   * @param options How to treat actions that only Terraform knows.
   * @throws Error if no actions are given.
   */
  constructor(actions: string[], options: GuardOptions = {}) {
    super("ForbidActions", [awsKmsAcl.type, azureVaultAcl.type], options, { argument: "actions" });
    requireSome("ForbidActions", "action", actions);
    this.forbidden = actions.map(bareAction);
    const unknown = [...new Set(this.forbidden)].filter(
      (pattern) => !KNOWN_ACTIONS.some((action) => fits(action, pattern)),
    );
    if (unknown.length > 0) this._warn(unknown.map(doubt).join(" "));
  }

  /** @internal */
  protected _check(attributes: Readonly<Record<string, unknown>>, type: string): readonly Violation[] {
    return violationsOf(forbidActions(this.forbidden, attributes, type, AT_SYNTH));
  }
}

function doubt(action: string): string {
  const near = nearest(action, KNOWN_ACTIONS);
  return inOneLine(words.actionNotKnown({ action, ...(near !== undefined && { near }) }));
}
