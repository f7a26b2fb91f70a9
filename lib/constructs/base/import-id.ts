import type { IConstruct } from "constructs";
import { invalid, isBlank, wrongType } from "../../schema";
import { inOneLine } from "../../words";
import { describe } from "./config-value";
import { writtenText } from "./hcl";
import { misplacedToken } from "./misplaced-tokens";
import { textTokens } from "./number-tokens";
import { writtenWrong } from "./unresolvable";

const NAME = "the id to import";

/** An import id as it is written to the configuration. */
export function writtenImportId(id: string): string {
  // The construct's own validation refuses it; cdktf breaks on it before.
  if (misplacedToken(id)) return "";
  const written = textTokens(id);
  return typeof written === "string" ? writtenText(written) : (written as string);
}

/** Makes the construct's validation reject an id that cannot be imported. */
export function requireImportId(construct: IConstruct, id: string): void {
  const wrong = problem(id);
  const literals = () => writtenWrong(construct, { id: writtenImportId(id) });
  construct.node.addValidation({ validate: () => (wrong ? [wrong] : literals()).map(inOneLine) });
}

function problem(id: unknown) {
  if (typeof id !== "string") return wrongType({ name: NAME, value: describe(id), type: "string" });
  const misplaced = misplacedToken(id);
  if (misplaced) return misplaced;
  if (!isBlank(id)) return undefined;
  return invalid({ name: NAME, value: id, rule: "the id under which CCKM has the object" });
}
