import { azureSecret } from "../../contract";
import { requireTags } from "../../rules";
import { isPlainObject, quote, refusal, wrongType } from "../../schema";
import { inOneLine } from "../../words";
import { AT_SYNTH, Guard, requireSome, type Violation, violationsOf } from "./guard";
import type { GuardOptions } from "./guard-options";
import * as words from "./words";

/** Options of {@link RequireTags}. */
export interface RequireTagsOptions extends GuardOptions {
  /** Allowed values of a tag, by its name; a tag without an entry may have any value but an empty one. */
  readonly allowedValues?: { [name: string]: string[] };
}

/**
 * Rejects Azure secrets without the given tags.
 *
 * @example
 * Aspects.of(app).add(new RequireTags(["team", "stage"], { allowedValues: { stage: ["dev", "prod"] } }));
 */
export class RequireTags extends Guard {
  private readonly allowedValues: { [name: string]: string[] };

  /**
   * @param names Names of the tags, case-sensitive.
   * @param options Allowed values, and how to treat tags that only Terraform knows.
   * @throws Error if no names are given, or allowed values for a tag that is not among them.
   */
  constructor(
    private readonly names: string[],
    options: RequireTagsOptions = {},
  ) {
    super("RequireTags", [azureSecret.type], options, { argument: "tags", keys: names }, ["allowedValues"]);
    requireSome("RequireTags", "name of a tag", names);
    const { allowedValues = {} } = options;
    if (!isPlainObject(allowedValues)) {
      const told = {
        name: "allowedValues",
        value: quote(allowedValues),
        type: "an object of lists by the tags' names",
      };
      throw refusal("RequireTags", wrongType(told));
    }
    this.allowedValues = allowedValues;
    for (const [name, values] of Object.entries(this.allowedValues)) {
      requireSome(`RequireTags: allowedValues of ${quote(name)}`, "value", values);
    }
    const stray = Object.keys(this.allowedValues).find((name) => !names.includes(name));
    if (stray !== undefined) {
      throw new Error(`RequireTags: ${inOneLine(words.strayTag({ name: stray, names }))}`);
    }
  }

  /** @internal */
  protected _check(attributes: Readonly<Record<string, unknown>>): readonly Violation[] {
    const { names, allowedValues } = this;
    return violationsOf(requireTags({ names, allowedValues }, attributes, AT_SYNTH));
  }
}
