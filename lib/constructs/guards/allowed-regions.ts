import { awsKmsAccount } from "../../contract";

import { inOneLine } from "../../words";
import { Guard, knownTexts, notKnown, requireSome, type Violation } from "./guard";

import type { GuardOptions } from "./guard-options";
import * as words from "./words";

/**
 * Refuses AWS KMS accounts with regions that are not among the allowed ones.
 *
 * @example
 * Aspects.of(app).add(new AllowedRegions(["eu-*"]));
 */
export class AllowedRegions extends Guard {
  /**
   * @param allowed AWS regions; `*` stands for anything, as in `eu-*`.
   * @param options What to do with regions that only Terraform knows.
   * @throws Error when there are no regions.
   */
  constructor(
    private readonly allowed: string[],
    options: GuardOptions = {},
  ) {
    super("AllowedRegions", [awsKmsAccount.type], options);
    requireSome("AllowedRegions", "region, such as eu-west-1 or eu-*", allowed);
  }

  /** @internal */
  protected _check({ regions }: Readonly<Record<string, unknown>>): readonly Violation[] {
    const { known, open } = knownTexts(regions);
    const outside = known.filter((region) => !this.allowed.some((pattern) => fits(region, pattern)));
    const violations: Violation[] = outside.map((value) => ({
      message: inOneLine(words.regionNotAllowed({ value, allowed: this.allowed })),
    }));
    return open ? [...violations, notKnown("regions")] : violations;
  }
}

/** Whether a text is what a pattern says, in which `*` stands for anything. */
function fits(text: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  // The earliest place of each part leaves the most for the next.
  let from = first.length;
  for (const part of others) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
