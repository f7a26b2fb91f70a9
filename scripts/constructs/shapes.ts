import { environmentKinds } from "../../lib/contract/environment";
import type { Attribute, Attributes } from "../../lib/schema";
import { camelCase } from "./names";

/** The file that checks the shape of an environment's settings in the deployable app. */
export function shapesFile(header: string): string {
  const choices = new Set<string>();
  const kinds = Object.entries(environmentKinds).map(([kind, { attributes }]) => {
    return `  ${kind}: z.array(${object(attributes, choices)}),\n`;
  });
  return `${header}import { ${[...choices].sort().join(", ")} } from "cdktf-cckm";
import { z } from "zod";

const text = z.string().min(1);

/** Shapes alone: what values are allowed, and which belong together, the constructs say. */
export const environmentShapes = {
${kinds.join("")}};
`;
}

function object(attributes: Attributes, choices: Set<string>): string {
  const members = Object.entries(attributes).map(([name, attribute]) => {
    const optional = attribute.options.required ? "" : ".optional()";
    return `${camelCase(name)}: ${shape(attribute, choices)}${optional},\n`;
  });
  return `z.strictObject({\n${members.join("")}})`;
}

function shape({ type, nested, options }: Attribute, choices: Set<string>): string {
  if (nested?.nesting === "single") return object(nested.attributes, choices);
  if (nested) return `z.array(${object(nested.attributes, choices)})${least(options)}`;
  switch (type.kind) {
    case "string":
      if (!options.choices || options.choices.open) return "text";
      choices.add(options.choices.name);
      return `z.enum(${options.choices.name})`;
    case "bool":
      return "z.boolean()";
    case "number":
      return "z.int()";
    case "map":
      return "z.record(text, z.string())";
    default:
      return `z.array(text)${least(options)}`;
  }
}

// What must be given is empty only by mistake.
function least({ required, validators = [] }: Attribute["options"]): string {
  return required || validators.some(({ rule }) => rule.startsWith("at least 1")) ? ".min(1)" : "";
}
