import type { GateFailure } from "../gate";
import type { Change, ReviewModel } from "../model";
import { byCause, DRIFT_WORDS } from "../words/causes";
import { kindWords, rightsLines } from "../words/change";
import { longFinding } from "../words/findings";
import { ACTION_WORDS, attributeWords } from "../words/labels";
import { throughWords } from "../words/place";
import { policyWords } from "../words/policy";
import { driftWords, outputWords, readWords, unknownWords } from "../words/rest";
import { name, plain, type Sentence } from "../words/text";
import { attributeSentence } from "../words/values";
import { visible } from "./visible";

/** A JUnit test case. */
interface Case {
  readonly of: string;
  readonly title: string;
  readonly source?: Change["source"];
  readonly failures?: readonly string[];
  readonly error?: string;
  readonly told?: readonly string[];
}

/** A review as JUnit XML: a case for each change and for everything else it reports, failed if a gate failed for it. */
export function junit(model: ReviewModel, failures: readonly GateFailure[] = []): string {
  const suites = [
    suite("cckm review: the plan", planCases(model, failures)),
    suite("cckm review: policy", policyCases(model)),
    suite(
      "cckm review: changes",
      model.changes.map((change) => changeCase(model, change, failures)),
    ),
    suite("cckm review: drift", driftCases(model)),
    suite("cckm review: known only after apply", unknownCases(model)),
    suite(
      "cckm review: outputs",
      model.outputs.map((one) => ({ of: "output", title: text(outputWords(one)) })),
    ),
  ].filter(({ cases }) => cases > 0);
  const sum = (of: "cases" | "failed" | "errors") => suites.reduce((total, one) => total + one[of], 0);
  const counts = `tests="${sum("cases")}" failures="${sum("failed")}" errors="${sum("errors")}"`;
  const body = suites.map(({ xml: one }) => one).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n${body}</testsuites>\n`;
}

function planCases(model: ReviewModel, failures: readonly GateFailure[]): Case[] {
  const { reasons } = model.status;
  const ofPlan = failures.filter(({ change }) => change === undefined);
  return [
    ...reasons.map(({ code, detail }) => ({ of: "plan", title: code, error: detail })),
    ...[...model.settings, ...model.notices].map((finding) => ({ of: "plan", title: text(longFinding(finding)) })),
    ...ofPlan.map(({ gate, reason }) => ({ of: "plan", title: `gate ${gate}`, failures: [reason] })),
  ];
}

function policyCases(model: ReviewModel): Case[] {
  const told = policyWords(model);
  if (told === undefined) return [];
  const { file } = model.policy!;
  return [
    { of: file, title: `${told.title}: ${told.note}` },
    ...told.refused.map((one) => ({ of: file, title: text(one), failures: [text(one)] })),
    ...told.rest.map((one) => ({ of: file, title: text(one) })),
  ];
}

function changeCase(model: ReviewModel, change: Change, failures: readonly GateFailure[]): Case {
  const { number, action, address, construct, source, attributes, findings } = change;
  const what: Sentence = [`${number} ${ACTION_WORDS[action].title} `, ...kindWords(change), " ", name(change.name)];
  return {
    of: construct ?? address,
    title: text([...what, ...throughWords(model, change)]),
    source,
    failures: failures.filter((one) => one.change === number).map(({ reason }) => reason),
    told: [
      ...(construct === null ? [] : [address]),
      ...attributes.map((one) => text([`${attributeWords(one.name)}: `, ...attributeSentence(one, action)])),
      ...rightsLines(change).map(({ label, told }) => text([`${label}: `, ...told])),
      ...findings.map((finding) => text(longFinding(finding))),
    ],
  };
}

function driftCases({ drift }: ReviewModel): Case[] {
  return byCause(drift, ({ cause }) => cause).flatMap(([cause, found]) =>
    found.map((one) => ({
      of: one.construct ?? one.address,
      title: text([`drift ${one.number}: `, ...driftWords(one)]),
      source: one.source,
      told: [DRIFT_WORDS[cause], ...(one.undoneBy === undefined ? [] : [`undone by ${one.undoneBy}`])],
    })),
  );
}

function unknownCases(model: ReviewModel): Case[] {
  return [
    ...model.unknown.map((one) => ({
      of: model.changes[one.change - 1]!.address,
      title: text([`${attributeWords(one.attribute)}: `, ...unknownWords(model, one), ` (${one.change})`]),
    })),
    ...model.readAtApply.map((one) => ({ of: "data", title: text(["read during the apply: ", ...readWords(one)]) })),
  ];
}

function suite(title: string, all: readonly Case[]): { xml: string; cases: number; failed: number; errors: number } {
  const failed = all.filter(({ failures = [] }) => failures.length > 0).length;
  const errors = all.filter(({ error }) => error !== undefined).length;
  const counts = `tests="${all.length}" failures="${failed}" errors="${errors}"`;
  const body = all.map(caseOf).join("");
  return {
    xml: `  <testsuite name="${xml(title)}" ${counts}>\n${body}  </testsuite>\n`,
    cases: all.length,
    failed,
    errors,
  };
}

function caseOf({ of, title, source, failures = [], error, told = [] }: Case): string {
  const where = source ? ` file="${xml(source.file)}" line="${source.line}"` : "";
  const parts = [
    ...(failures.length > 0 ? [`<failure message="${xml(failures.join("; "))}"></failure>`] : []),
    ...(error === undefined ? [] : [`<error message="${xml(error)}"></error>`]),
    ...(told.length > 0 ? [`<system-out>${told.map(xml).join("\n")}</system-out>`] : []),
  ];
  return `    <testcase classname="${xml(of)}" name="${xml(title)}"${where}>${parts.join("")}</testcase>\n`;
}

function text(sentence: Sentence): string {
  return plain(sentence, visible);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Escapes a text for an XML attribute or element, such that no line of it is a command to a CI runner. */
export function xml(given: string): string {
  const harmless = visible(given).replace(/^(\s*)::/, "$1\\::");
  return harmless.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
