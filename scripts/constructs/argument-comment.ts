import type { Attribute } from "../../lib/schema";
import { comment, inCamelCase } from "./comment";
import { exampleText } from "./example-text";

// A rule that names every action of CCKM says less than a link to them.
const LONGEST_RULE = 240;

/**
 * The doc comment of an argument: what it is, what is allowed, its unit, what a change does, an example, the default.
 * @param changes Whether it is told what a change does.
 */
export function argumentComment(name: string, attribute: Attribute, changes: boolean): string {
  const { options } = attribute;
  return comment(
    "  ",
    inCamelCase(options.description),
    allowed(attribute),
    unitText(attribute),
    changes ? onChange(attribute) : undefined,
    exampleText(name, attribute),
    options.deprecated && `@deprecated ${options.deprecated}`,
    fallback(attribute),
  );
}

function allowed({ options }: Attribute): string | undefined {
  const { choices, validators = [], description } = options;
  if (choices) {
    const more = choices.open ? ", or one that this release does not know yet" : "";
    return `Allowed: those of {@link ${choices.name}}${more}.`;
  }
  const said = description.toLowerCase();
  const rules = validators.map(({ rule }) => rule).filter((rule) => rule.length < LONGEST_RULE && !said.includes(rule));
  return rules.length === 0 ? undefined : `Allowed: ${inCamelCase(rules.join("; "))}.`;
}

function onChange({ options }: Attribute): string | undefined {
  if (options.change) return `On change: ${inCamelCase(options.change)}.`;
  return options.replaces ? "On change: replaced." : "On change: in place.";
}

/** `Unit: …`; undefined where there is none. */
export function unitText({ options }: Attribute): string | undefined {
  return options.unit === undefined ? undefined : `Unit: ${options.unit}.`;
}

function fallback({ options }: Attribute): string | undefined {
  if (options.default === undefined) return undefined;
  const { choices } = options;
  const [constant] = Object.entries(choices?.values ?? {}).find(([, { value }]) => value === options.default) ?? [];
  return `@default ${constant ? `${choices!.name}.${constant}` : JSON.stringify(options.default)}`;
}
