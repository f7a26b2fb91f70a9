import { awsKmsAccount } from "../../contract";
import { allowedRegions } from "../../rules";
import { AT_SYNTH, Guard, requireSome, type Violation, violationsOf } from "./guard";
import type { GuardOptions } from "./guard-options";

/**
 * Rejects AWS KMS accounts with regions that are not allowed.
 *
 * @example
 * Aspects.of(app).add(new AllowedRegions(["eu-*"]));
 */
export class AllowedRegions extends Guard {
  /**
   * @param allowed AWS regions; `*` matches any characters, as in `eu-*`.
   * @param options How to treat regions that only Terraform knows.
   * @throws Error if no regions are given.
   */
  constructor(
    private readonly allowed: string[],
    options: GuardOptions = {},
  ) {
    super("AllowedRegions", [awsKmsAccount.type], options, { argument: "regions" });
    requireSome("AllowedRegions", "region, such as eu-west-1 or eu-*", allowed);
  }

  /** @internal */
  protected _check(attributes: Readonly<Record<string, unknown>>): readonly Violation[] {
    return violationsOf(allowedRegions(this.allowed, attributes, AT_SYNTH));
  }
}
