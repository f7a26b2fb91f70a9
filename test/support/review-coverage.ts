import { html, junit, markdown, type ReviewModel, terminal } from "../../lib/review";

/** The numbers of changes that a text of a format tells, in order; of a comment, in whole. */
const TOLD: readonly [string, (model: ReviewModel) => number[]][] = [
  ["the model", ({ changes }) => changes.map(({ number }) => number)],
  ["terminal", (model) => numbers(terminal(model), /^ {0,3}(\d+) [−±~+→·?] /gm)],
  ["markdown", (model) => numbers(markdown(model, { limit: 10_000_000 }), /^\| (\d+) \| /gm)],
  ["html", (model) => numbers(html(model), /<article class="change" id="c(\d+)"/g)],
  ["junit", (model) => numbers(junit(model), /<testcase classname="[^"]*" name="(\d+) /g)],
];

function numbers(text: string, each: RegExp): number[] {
  return [...text.matchAll(each)].map(([, number]) => Number(number));
}

/** Expects every change of a plan in every format, exactly once and under its number. */
export function expectWhole(model: ReviewModel): void {
  const all = model.changes.map((_, index) => index + 1);
  for (const [format, told] of TOLD) expect([format, told(model)]).toEqual([format, all]);
  for (const { inPlan, shown } of Object.values(model.coverage)) expect(shown).toBe(inPlan);
}
