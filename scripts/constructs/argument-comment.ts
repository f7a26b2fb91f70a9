import type { Attribute } from "../../lib/schema";
import { comment, inCamelCase } from "./comment";
import type { Subject } from "./subject";

// A rule that names every action of CCKM says less than a link to them.
const LONGEST_RULE = 240;

/** The doc comment of an argument: what it is, what is allowed, what a change does, an example, the default. */
export function argumentComment(kind: Subject["kind"], attribute: Attribute): string {
  const { options } = attribute;
  return comment(
    "  ",
    inCamelCase(options.description),
    allowed(attribute),
    kind === "resource" ? onChange(attribute) : undefined,
    options.example === undefined ? undefined : `Example: \`${exampleText(options.example)}\`.`,
    options.deprecated && `@deprecated ${options.deprecated}`,
    fallback(attribute),
  );
}

function allowed({ options }: Attribute): string | undefined {
  const { choices, validators = [], description } = options;
  if (choices) {
    const more = choices.open ? ", or the name of one that only a newer release of CCKM knows" : "";
    return `Allowed: those of {@link ${choices.name}}${more}.`;
  }
  const said = description.toLowerCase();
  const rules = validators.map(({ rule }) => rule).filter((rule) => rule.length < LONGEST_RULE && !said.includes(rule));
  return rules.length === 0 ? undefined : `Allowed: ${inCamelCase(rules.join("; "))}.`;
}

function onChange({ options }: Attribute): string | undefined {
  if (options.change) return `On change: ${inCamelCase(options.change)}.`;
  return options.replaces ? "On change: replaced." : undefined;
}

function fallback({ options }: Attribute): string | undefined {
  if (options.default === undefined) return undefined;
  const { choices } = options;
  const [constant] = Object.entries(choices?.values ?? {}).find(([, { value }]) => value === options.default) ?? [];
  return `@default ${constant ? `${choices!.name}.${constant}` : JSON.stringify(options.default)}`;
}

function exampleText(example: unknown): string {
  return typeof example === "string" ? example : JSON.stringify(example);
}
