import type { Attributes } from "../../lib/schema";
import { argumentComment } from "./argument-comment";
import { comment } from "./comment";
import { camelCase } from "./names";
import { isArgument, type Subject } from "./subject";
import { inputType } from "./types";

/** The members of an interface of props; what a change does is told where it is not that of an argument around them. */
function propMembers(attributes: Attributes, changes: boolean): string {
  return Object.entries(attributes)
    .filter(([, attribute]) => isArgument(attribute))
    .map(([name, attribute]) => {
      const optional = attribute.options.required ? "" : "?";
      const member = `  readonly ${camelCase(name)}${optional}: ${inputType(name, attribute)};\n`;
      return argumentComment(name, attribute, changes) + member;
    })
    .join("");
}

/** An interface of props: what a construct, or a record of an argument, is made of. */
export function propsInterface(
  kind: Subject["kind"] | "record",
  { name, description, attributes }: { name: string; description: string; attributes: Attributes },
): string {
  const above = kind === "resource" || kind === "data" ? " extends TerraformMetaArguments" : "";
  return `${comment("", description)}export interface ${name}${above} {\n${propMembers(attributes, kind === "resource")}}\n`;
}
