import type { Attribute } from "../../lib/schema";
import { isArgument, isSecret } from "./subject";

const TEXTS = "{ [key: string]: string }";

/** The TypeScript type that an argument takes. */
export function inputType(name: string, attribute: Attribute): string {
  const { type, nested, options } = attribute;
  if (name === "timeouts") return "Timeouts";
  if (isSecret(attribute)) return "SecretInput";
  if (nested) return `${options.record!.input!}[]`;
  switch (type.kind) {
    case "string":
      return options.choices && !options.choices.open ? `${options.choices.name} | IResolvable` : "string";
    case "bool":
      return "boolean | IResolvable";
    case "list":
    case "set":
      return "string[]";
    case "map":
      return TEXTS;
    default:
      return type.kind;
  }
}

/** The TypeScript type that reading an attribute gives. */
export function outputType(name: string, attribute: Attribute): string {
  const { type, nested, options } = attribute;
  if (nested && name !== "timeouts") return `${options.record!.name}List`;
  if (type.kind === "bool") return isArgument(attribute) ? "boolean | IResolvable" : "IResolvable";
  if (isArgument(attribute)) return inputType(name, attribute);
  if (type.kind === "list" || type.kind === "set") return "string[]";
  return type.kind === "map" ? TEXTS : type.kind;
}

/** The expression that reads an attribute as a token. */
export function readExpression(name: string, { type, options }: Attribute): string {
  switch (type.kind) {
    case "number":
      return `this.getNumberAttribute("${name}")`;
    case "bool":
      return `this.getBooleanAttribute("${name}")`;
    case "map":
      return `this.getStringMapAttribute("${name}")`;
    case "list":
      return `this.getListAttribute("${name}")`;
    // Terraform's sets have no indexes, which a list's tokens need.
    case "set":
      return `Fn.tolist(this.getListAttribute("${name}"))`;
    default:
      return options.choices && !options.choices.open && isArgument({ type, options })
        ? `this.interpolationForAttribute("${name}")`
        : `this.getStringAttribute("${name}")`;
  }
}
