import type { IConstruct } from "constructs";
import { isObject, unexpected } from "../../schema";
import { inOneLine } from "../../words";
import { notAnObject } from "./meta-arguments";

/** Makes synth reject unknown members in an argument of a construct. `at` is the argument's path, as in `grants[0]`. */
export function refuseUnexpected(construct: IConstruct, given: unknown, known: readonly string[], at?: string): void {
  if (given !== undefined && given !== null && !isObject(given)) {
    const name = at ?? "props";
    const text = `${name}: ${inOneLine(notAnObject(name, given))}`;
    construct.node.addValidation({ validate: () => [text] });
    return;
  }
  const problems = unexpected(given ?? {}, known);
  if (problems.length === 0) return;
  const where = at === undefined ? "" : `${at}.`;
  const texts = problems.map((problem) => `${where}${problem.path.join(".")}: ${inOneLine(problem)}`);
  construct.node.addValidation({ validate: () => texts });
}
