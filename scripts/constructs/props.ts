import type { Attributes } from "../../lib/schema";
import { argumentComment } from "./argument-comment";
import { comment } from "./comment";
import { camelCase } from "./names";
import { isArgument, type Subject } from "./subject";
import { inputType } from "./types";

/** The members of an interface of props. */
export function propMembers(kind: Subject["kind"], attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, attribute]) => isArgument(attribute))
    .map(([name, attribute]) => {
      const optional = attribute.options.required ? "" : "?";
      const member = `  readonly ${camelCase(name)}${optional}: ${inputType(name, attribute)};\n`;
      return argumentComment(kind, attribute) + member;
    })
    .join("");
}

/** An interface of props: what a construct, or a record of an argument, is made of. */
export function propsInterface(
  kind: Subject["kind"],
  { name, description, attributes, meta }: { name: string; description: string; attributes: Attributes; meta: boolean },
): string {
  const above = meta ? " extends TerraformMetaArguments" : "";
  return `${comment("", description)}export interface ${name}${above} {\n${propMembers(kind, attributes)}}\n`;
}
