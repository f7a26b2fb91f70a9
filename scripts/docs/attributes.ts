import { type Attribute, type Attributes, exampleOf, isObject, typeToText } from "../../lib/schema";

/** How the documentation lists the attributes of one object. */
export interface Sections {
  readonly required: string[];
  readonly optional: string[];
  readonly computed: string[];
}

/** The lines of an object's attributes, arguments apart from what is only computed. */
export function attributeLines(attributes: Attributes, level = 0): Sections {
  const sections: Sections = { required: [], optional: [], computed: [] };
  for (const [name, attribute] of Object.entries(attributes)) {
    const { required, optional } = attribute.options;
    const section = required ? sections.required : optional ? sections.optional : sections.computed;
    section.push(...describe(name, attribute, level));
  }
  return sections;
}

function describe(name: string, attribute: Attribute, level: number): string[] {
  const { options, nested } = attribute;
  const notes = [
    nested ? nestedText(nested.nesting) : typeToText(attribute.type),
    options.unit ?? "",
    options.optional && options.computed ? "computed when not given" : "",
    options.default === undefined ? "" : `default \`${JSON.stringify(options.default)}\``,
    options.sensitive ? "sensitive" : "",
    options.writeOnly ? "write-only" : "",
  ].filter((note) => note !== "");
  const rules = (options.validators ?? []).map(({ rule }) => rule).join("; ");
  const allowed = rules ? ` Allowed: ${rules}.` : "";
  const line = `${"  ".repeat(level)}- \`${name}\` (${notes.join(", ")}): ${options.description}${allowed}${exampleNote(name, attribute)}`;
  if (!nested) return [line];
  const inner = attributeLines(nested.attributes, level + 1);
  return [line, ...inner.required, ...inner.optional, ...inner.computed];
}

// Objects are shown member by member.
function exampleNote(name: string, attribute: Attribute): string {
  if (attribute.nested || exampleOf(attribute) === undefined) return "";
  const { sensitive, writeOnly, example } = attribute.options;
  return ` Example: \`${sensitive || writeOnly ? `var.${name}` : inTerraform(example)}\`.`;
}

function inTerraform(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inTerraform).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => {
    const bare = /^[A-Za-z_]\w*$/.test(key);
    return `${bare ? key : JSON.stringify(key)} = ${inTerraform(member)}`;
  });
  return `{ ${members.join(", ")} }`;
}

function nestedText(nesting: string): string {
  return nesting === "single" ? "object" : `${nesting} of objects`;
}
