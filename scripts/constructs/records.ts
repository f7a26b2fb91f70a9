import type { Attribute, Attributes } from "../../lib/schema";
import { unitText } from "./argument-comment";
import { comment, inCamelCase } from "./comment";
import { exampleText } from "./example-text";
import type { HandWritten } from "./hand-written";
import { camelCase } from "./names";
import { propsInterface } from "./props";
import { outputType, readExpression } from "./types";

/** The classes of a nested attribute's objects and of what is nested in them, inner ones first; its own list left out. */
export function recordClasses(attribute: Attribute, above: HandWritten): string[] {
  const inner = nestedOf(attribute.nested!.attributes).flatMap(([, one]) => [
    ...recordClasses(one, above),
    listClass(one),
  ]);
  return [...inner, recordClass(attribute, above)];
}

/** The interfaces of those nested attributes that are arguments. */
export function recordInterfaces(attributes: Attributes): string[] {
  return nestedOf(attributes).flatMap(([, { nested, options }]) => {
    const { input, description } = options.record!;
    if (!input) return [];
    return [propsInterface("record", { name: input, description, attributes: nested!.attributes })];
  });
}

/** The list class of a nested attribute. */
export function listClass({ options }: Attribute): string {
  const { name } = options.record!;
  return `${comment("", `A list of {@link ${name}}.`)}export class ${name}List extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): ${name} {
    return new ${name}(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}
`;
}

/** Nested attributes by name; `timeouts` is none of a record's. */
export function nestedOf(attributes: Attributes): [string, Attribute][] {
  return Object.entries(attributes).filter(([name, { nested }]) => nested && name !== "timeouts");
}

function recordClass(attribute: Attribute, above: HandWritten): string {
  const { name, description } = attribute.options.record!;
  const base = above.has(name);
  const members = Object.entries(attribute.nested!.attributes).map(([member, inner]) => {
    const read = inner.nested ? `this._${camelCase(member)}` : readExpression(member, inner);
    const text = comment("  ", inCamelCase(inner.options.description), unitText(inner), exampleText(member, inner));
    const type = inner.type.kind === "bool" ? "IResolvable" : tokenType(member, inner);
    return `${listMember(member, inner)}${text}  get ${camelCase(member)}(): ${type} {\n    return ${read};\n  }\n`;
  });
  const head = comment("", description, base ? "@internal" : undefined);
  const className = base ? `${name}Base` : name;
  return `${head}export class ${className} extends ComplexObject {\n${members.join("\n")}}\n`;
}

/** The field that holds the list of a nested attribute. */
export function listMember(name: string, attribute: Attribute): string {
  if (!attribute.nested) return "";
  const list = `${attribute.options.record!.name}List`;
  return `  private readonly _${camelCase(name)} = new ${list}(this, "${name}", false);\n`;
}

// Members of a record are read only, whether or not the attribute is an argument.
function tokenType(name: string, attribute: Attribute): string {
  return outputType(name, { ...attribute, options: { ...attribute.options, required: false, optional: false } });
}
