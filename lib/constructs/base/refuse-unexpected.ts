import type { IConstruct } from "constructs";
import { isObject, unexpected } from "../../schema";
import { notAnObject } from "./meta-arguments";

/** Has what is given to a construct, and nothing reads, refused at synth. `at` is where it was given, as in `grants[0]`. */
export function refuseUnexpected(construct: IConstruct, given: unknown, known: readonly string[], at?: string): void {
  if (given !== undefined && given !== null && !isObject(given)) {
    const text = `${at ?? "props"}: Invalid type. ${notAnObject(given)}`;
    construct.node.addValidation({ validate: () => [text] });
    return;
  }
  const problems = unexpected(given ?? {}, known);
  if (problems.length === 0) return;
  const where = at === undefined ? "" : `${at}.`;
  const texts = problems.map(({ path, summary, detail }) => `${where}${path.join(".")}: ${summary}. ${detail}`);
  construct.node.addValidation({ validate: () => texts });
}
