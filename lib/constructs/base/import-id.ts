import type { IConstruct } from "constructs";
import { invalid, quote, wrongType } from "../../schema";
import { inOneLine } from "../../words";
import { textTokens } from "./number-tokens";

const NAME = "the id to import";

/** An import id as it is written to the configuration. */
export function writtenImportId(id: string): string {
  return textTokens(id) as string;
}

/** Makes the construct's validation reject an id that cannot be imported. */
export function requireImportId(construct: IConstruct, id: string): void {
  const wrong = problem(id);
  if (wrong !== undefined) construct.node.addValidation({ validate: () => [inOneLine(wrong)] });
}

function problem(id: unknown) {
  if (typeof id !== "string") return wrongType({ name: NAME, value: quote(id), type: "string" });
  if (id.trim() !== "") return undefined;
  return invalid({ name: NAME, value: id, rule: "the id under which CCKM has the object" });
}
