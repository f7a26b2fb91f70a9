import { html, json, junit, markdown, type ReviewModel, terminal } from "../../lib/review";

/** What a review tells beside its changes, and under which words each format has it. */
interface Told {
  readonly changes: (text: string) => number[];
  /** How many of these: drift, values that are not known yet, data that is read at the apply, outputs. */
  readonly drift: (text: string) => number;
  readonly unknown: (text: string) => number;
  readonly readAtApply: (text: string) => number;
  readonly outputs: (text: string) => number;
}

const FORMATS: readonly [string, (model: ReviewModel) => string, Told][] = [
  [
    "json",
    json,
    {
      changes: (text) => (JSON.parse(text) as ReviewModel).changes.map(({ number }) => number),
      drift: (text) => (JSON.parse(text) as ReviewModel).drift.length,
      unknown: (text) => (JSON.parse(text) as ReviewModel).unknown.length,
      readAtApply: (text) => (JSON.parse(text) as ReviewModel).readAtApply.length,
      outputs: (text) => (JSON.parse(text) as ReviewModel).outputs.length,
    },
  ],
  [
    "terminal",
    terminal,
    {
      changes: (text) => numbers(text, /^ {0,3}(\d+) [−±~+→·?] /gm),
      drift: (text) => items(between(text, /\nDrift /, /\n(Unknown |Outputs\n|─)/)),
      unknown: (text) =>
        items(between(text, /\nUnknown /, /\n(Outputs\n|─)/)) - count(text, /^ {4}read during the apply: /gm),
      readAtApply: (text) => count(text, /^ {4}read during the apply: /gm),
      outputs: (text) => items(between(text, /\nOutputs\n/, /\n─/)),
    },
  ],
  [
    "markdown",
    (model) => markdown(model, { limit: 10_000_000 }),
    {
      changes: (text) => numbers(text, /^\| (\d+) \| /gm),
      drift: (text) => count(between(text, /<b>Drift /, /\*\*(Known|Read|Outputs|Not seen)/), /^- /gm),
      unknown: (text) => listed(text, "Known only after apply"),
      readAtApply: (text) => listed(text, "Read during the apply"),
      outputs: (text) => listed(text, "Outputs"),
    },
  ],
  [
    "html",
    html,
    {
      changes: (text) => numbers(text, /<article class="change" id="c(\d+)"/g),
      drift: (text) => count(text, /<li id="d\d+"/g),
      unknown: (text) =>
        count(between(text, /<section class="block" id="unknown"/, /Data that is read|<\/section>/), /<li>/g),
      readAtApply: (text) => count(between(text, /Data that is read during the apply/, /<\/section>/), /<li>/g),
      outputs: (text) => count(between(text, /<section class="block" id="outputs"/, /<\/section>/), /<li>/g),
    },
  ],
  [
    "junit",
    junit,
    {
      changes: (text) => numbers(text, /<testcase classname="[^"]*" name="(\d+) /g),
      drift: (text) => count(text, /<testcase classname="[^"]*" name="drift \d+: /g),
      unknown: (text) =>
        count(between(text, /name="cckm review: known only/, /<\/testsuite>/), /<testcase /g) -
        count(text, /<testcase classname="data" name="read during/g),
      readAtApply: (text) => count(text, /<testcase classname="data" name="read during/g),
      outputs: (text) => count(text, /<testcase classname="output" /g),
    },
  ],
];

/** Expects everything of a plan in every format, exactly once; changes under their numbers. */
export function expectWhole(model: ReviewModel): void {
  const all = model.changes.map((_, index) => index + 1);
  const { drift, unknown, readAtApply, outputs } = model;
  const expected = {
    changes: all,
    drift: drift.length,
    unknown: unknown.length,
    readAtApply: readAtApply.length,
    outputs: outputs.length,
  };
  for (const [format, write, told] of FORMATS) {
    const text = write(model);
    const found = Object.fromEntries(Object.entries(told).map(([what, of]) => [what, of(text)]));
    expect([format, found]).toEqual([format, expected]);
  }
  for (const { inPlan, shown } of Object.values(model.coverage)) expect(shown).toBe(inPlan);
}

function numbers(text: string, each: RegExp): number[] {
  return [...text.matchAll(each)].map(([, number]) => Number(number));
}

function count(text: string, each: RegExp): number {
  return [...text.matchAll(each)].length;
}

/** Entries of a list in a terminal: a line that goes on below is indented further, and a number at the right stands alone. */
function items(text: string): number {
  return count(text, /^ {4}(?! )\S/gm);
}

function listed(text: string, title: string): number {
  return count(between(text, new RegExp(`\\*\\*${title}\\*\\*\n`), /\n\*\*|<\/details>/), /^- /gm);
}

function between(text: string, from: RegExp, to: RegExp): string {
  const start = from.exec(text);
  if (!start) return "";
  const rest = text.slice(start.index + start[0].length);
  return rest.slice(0, to.exec(rest)?.index ?? rest.length);
}
