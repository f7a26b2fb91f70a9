import type { IConstruct } from "constructs";
import { unexpected } from "../../schema";
import { inOneLine } from "../../words";
import { notAnObject } from "./meta-arguments";
import { propPath } from "./names";
import { isReadableObject, propsOf, unreadableProps } from "./props";

/** Makes synth reject unknown members in an argument of a construct. `at` is the argument's path, as in `grants[0]`. */
export function refuseUnexpected(construct: IConstruct, given: unknown, known: readonly string[], at?: string): void {
  if (given !== undefined && given !== null && !isReadableObject(given)) {
    const name = at ?? "props";
    const text = `${name}: ${inOneLine(notAnObject(name, given))}`;
    construct.node.addValidation({ validate: () => [text] });
    return;
  }
  const readable = unexpected(propsOf(given ?? {}, known), known);
  const problems = [...unreadableProps(given), ...readable];
  if (problems.length === 0) return;
  const where = at === undefined ? "" : `${at}.`;
  const texts = problems.map((problem) => `${where}${propPath(problem.path)}: ${inOneLine(problem)}`);
  construct.node.addValidation({ validate: () => texts });
}
