import type { IConstruct } from "constructs";
import type { Problem } from "../../schema";
import type { Message } from "../../words";
import * as words from "../words";
import { literalsIn } from "./literal-tokens";
import { resolved } from "./resolved";

/** The problem of a value that cannot be resolved, from the error that says so. */
export function unresolvable(error: unknown, path: Problem["path"]): Problem {
  const [first = ""] = String((error as Error).message).split("\n");
  const reason = first.replace(/^(?:Resolution error: )+/, "").replace(/^\[[^\]]*\] /, "");
  return { ...misplacedFor(reason), path };
}

// Inside an expression only cdktf finds them.
function misplacedFor(reason: string): Message<"error"> {
  if (/list token|tokenized string array/.test(reason)) return words.listMisplaced({});
  if (/circular reference/.test(reason)) return words.overrideHoldsItself({});
  return /map token/.test(reason) ? words.mapMisplaced({}) : words.invalidExpression({ reason });
}

/** Problems of values that are in no schema, by name: those that cannot be resolved, or would be written literally. */
export function writtenWrong(scope: IConstruct, values: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    try {
      return literalsIn(resolved(scope, { [name]: value }), []);
    } catch (error) {
      return [unresolvable(error, [name])];
    }
  });
}
