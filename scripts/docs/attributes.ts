import { type Attribute, type Attributes, typeToText } from "../../lib/schema";

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

/** The construct's name of an attribute. */
export function camelCase(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function describe(name: string, attribute: Attribute, level: number): string[] {
  const { options, nested } = attribute;
  const notes = [
    nested ? nestedText(nested.nesting) : typeToText(attribute.type),
    options.optional && options.computed ? "computed when not given" : "",
    options.default === undefined ? "" : `default \`${JSON.stringify(options.default)}\``,
    options.sensitive ? "sensitive" : "",
    options.writeOnly ? "write-only" : "",
  ].filter((note) => note !== "");
  const rules = (options.validators ?? []).map(({ rule }) => rule).join("; ");
  const allowed = rules ? ` Allowed: ${rules}.` : "";
  const line = `${"  ".repeat(level)}- \`${name}\` (${notes.join(", ")}): ${options.description}${allowed}`;
  if (!nested) return [line];
  const inner = attributeLines(nested.attributes, level + 1);
  return [line, ...inner.required, ...inner.optional, ...inner.computed];
}

function nestedText(nesting: string): string {
  return nesting === "single" ? "object" : `${nesting} of objects`;
}
