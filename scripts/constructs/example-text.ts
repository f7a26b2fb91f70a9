import { type Attribute, type Choices, exampleOf } from "../../lib/schema";
import { camelCase } from "./names";
import { isArgument, isSecret } from "./subject";

/** `Example: …` as one writes the value in TypeScript; undefined without one. */
export function exampleText(name: string, attribute: Attribute): string | undefined {
  if (exampleOf(attribute) === undefined) return undefined;
  return `Example: \`${argumentText(name, attribute)}\`.`;
}

/** The example of an argument as one writes it in TypeScript. */
export function argumentText(name: string, attribute: Attribute): string {
  if (isSecret(attribute) && isArgument(attribute)) return `SecretInput.fromVariable("${name}")`;
  const { nested, options } = attribute;
  if (nested && options.example === undefined) {
    const members = Object.entries(nested.attributes)
      .filter(([, member]) => exampleOf(member) !== undefined)
      .map(([member, inner]) => `${camelCase(member)}: ${argumentText(member, inner)}`);
    const object = `{ ${members.join(", ")} }`;
    return nested.nesting === "list" || nested.nesting === "set" ? `[${object}]` : object;
  }
  return literal(options.example, options.choices);
}

function literal(value: unknown, choices?: Choices): string {
  if (Array.isArray(value)) return `[${value.map((element) => literal(element, choices)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${literal(member)}`);
    return `{ ${members.join(", ")} }`;
  }
  const [constant] = Object.entries(choices?.values ?? {}).find(([, choice]) => choice.value === value) ?? [];
  return constant ? `${choices!.name}.${constant}` : JSON.stringify(value);
}

function keyText(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
