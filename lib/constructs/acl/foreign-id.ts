import type { IConstruct } from "constructs";
import { inOneLine } from "../../words";
import { describe } from "../base/config-value";
import { misplacedToken } from "../base/misplaced-tokens";
import { targetIdMissing } from "../words";

/** In the place of an id that is refused: nothing else is to be said of it. */
const REFUSED = "00000000-0000-0000-0000-000000000000";

/** The id of a KMS or vault that this app does not manage. Makes the construct's validation reject anything else. */
export function foreignId(construct: IConstruct, name: string, what: string, given: string): string {
  const wrong =
    typeof given === "string" ? misplacedToken(given) : targetIdMissing({ got: describe(given), what, name });
  if (!wrong) return given;
  construct.node.addValidation({ validate: () => [`${name}: ${inOneLine(wrong)}`] });
  return REFUSED;
}
