import type { ReviewModel } from "../model";
import { longFinding } from "../words/findings";
import { ACTION_WORDS, KIND_WORDS } from "../words/labels";
import { name, plain } from "../words/text";
import { visible } from "./visible";

/** Reasons for which a gate fails the review, by the number of the change that they are of. */
export type Failures = ReadonlyMap<number, readonly string[]>;

/** The review as JUnit XML: a case for each change, failed where a gate asked for that. */
export function junit(model: ReviewModel, failures: Failures = new Map()): string {
  const cases = model.changes.map((change) => {
    const { number, action, kind, address, findings } = change;
    const title = plain([`${number} ${ACTION_WORDS[action].title} ${KIND_WORDS[kind]} `, name(change.name)], visible);
    const told = findings.map((finding) => plain(longFinding(finding), visible)).join("\n");
    const reasons = failures.get(number) ?? [];
    const failure = reasons.length === 0 ? "" : `<failure message="${xml(reasons.join("; "))}"></failure>`;
    const out = told === "" ? "" : `<system-out>${xml(told)}</system-out>`;
    return `    <testcase classname="${xml(address)}" name="${xml(title)}">${failure}${out}</testcase>\n`;
  });
  const unreviewed = model.status.reasons.map(
    ({ code, detail }) =>
      `    <testcase classname="plan" name="${xml(code)}"><error message="${xml(visible(detail))}"></error></testcase>\n`,
  );
  const all = [...unreviewed, ...cases];
  const counts = `tests="${all.length}" failures="${failures.size}" errors="${unreviewed.length}"`;
  const suite = `  <testsuite name="cckm review" ${counts}>\n${all.join("")}  </testsuite>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n${suite}</testsuites>\n`;
}

export function xml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
  };
  return visible(text).replace(/[&<>"']/g, (character) => entities[character]!);
}
