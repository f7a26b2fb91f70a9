import { awsKmsAccount } from "../../contract";
import { quote } from "../../schema";
import { type Finding, Guard, knownTexts, notKnown, requireSome } from "./guard";
import type { GuardOptions } from "./guard-options";

/**
 * Refuses AWS KMS accounts with regions that are not among the allowed ones.
 *
 * @example
 * Aspects.of(app).add(new AllowedRegions(["eu-*"]));
 */
export class AllowedRegions extends Guard {
  private readonly patterns: readonly RegExp[];

  /**
   * @param allowed AWS regions; `*` stands for anything, as in `eu-*`.
   * @param options What to do with regions that only Terraform knows.
   * @throws Error when there are no regions.
   */
  constructor(
    private readonly allowed: string[],
    options: GuardOptions = {},
  ) {
    super(awsKmsAccount.type, options);
    requireSome("AllowedRegions", "region, such as eu-west-1 or eu-*", allowed);
    this.patterns = allowed.map(toPattern);
  }

  /** @internal */
  protected _check({ regions }: Readonly<Record<string, unknown>>): readonly Finding[] {
    const { known, open } = knownTexts(regions);
    const outside = known.filter((region) => !this.patterns.some((pattern) => pattern.test(region)));
    const findings: Finding[] = outside.map((region) => ({
      message: `regions: Region not allowed. Got ${quote(region)}; allowed: ${this.allowed.join(", ")}. Remove it.`,
    }));
    return open ? [...findings, notKnown("regions")] : findings;
  }
}

function toPattern(text: string): RegExp {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
