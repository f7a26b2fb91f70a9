import type { Attribute } from "../../lib/schema";
import { unitText } from "./argument-comment";
import { comment, inCamelCase } from "./comment";
import { exampleText } from "./example-text";
import { camelCase, pascalCase } from "./names";
import { isArgument, isSecret, type Subject } from "./subject";
import { inputType, outputType, readExpression } from "./types";

/** The members of a class for one attribute: getter and setter, `putX`, `xInput`, `resetX`. */
export function classMembers(kind: Subject["kind"], name: string, attribute: Attribute): string {
  const value = keptNowhere(kind, name, attribute) ? given(name, attribute) : token(name, attribute);
  return isArgument(attribute) ? value + inputMembers(name, attribute) : value;
}

/** Whether Terraform has no value of it to refer to. */
function keptNowhere(kind: Subject["kind"], name: string, attribute: Attribute): boolean {
  return kind === "provider" || name === "timeouts" || isSecret(attribute);
}

function given(name: string, attribute: Attribute): string {
  const [member, type] = [camelCase(name), inputType(name, attribute)];
  const text = `The value passed for \`${member}\`: Terraform has no attribute to reference.`;
  const putter = attribute.nested ? put(name, type) : "";
  return (
    `${comment("  ", text)}  get ${member}(): ${type} | undefined {\n    return this.${member}Input;\n  }\n` +
    `  set ${member}(value: ${type} | undefined) {\n    this._inputs.set("${name}", value);\n  }\n${putter}`
  );
}

function token(name: string, attribute: Attribute): string {
  const [member, type] = [camelCase(name), outputType(name, attribute)];
  // An argument's example stands with its prop.
  const more = isArgument(attribute) ? [] : [unitText(attribute), exampleText(name, attribute)];
  const read = attribute.nested ? `this._${member}` : readExpression(name, attribute);
  const getter = `${comment("  ", inCamelCase(attribute.options.description), ...more)}  get ${member}(): ${type} {\n    return ${read};\n  }\n`;
  if (!isArgument(attribute)) return getter;
  if (attribute.nested) return getter + put(name, inputType(name, attribute));
  return `${getter}  set ${member}(value: ${type}) {\n    this._inputs.set("${name}", value);\n  }\n`;
}

function put(name: string, type: string): string {
  const text = comment("  ", `Replaces \`${camelCase(name)}\`.`);
  return `${text}  put${pascalCase(name)}(value: ${type}): void {\n    this._inputs.set("${name}", value);\n  }\n`;
}

function inputMembers(name: string, attribute: Attribute): string {
  const [member, type] = [camelCase(name), inputType(name, attribute)];
  const input = `${comment("  ", `The value passed for \`${member}\`, if any.`)}  get ${member}Input(): ${type} | undefined {\n    return this._inputs.get("${name}");\n  }\n`;
  if (!attribute.options.optional) return input;
  return `${input}${comment("  ", `Removes \`${member}\`.`)}  reset${pascalCase(name)}(): void {\n    this._inputs.set("${name}", undefined);\n  }\n`;
}
