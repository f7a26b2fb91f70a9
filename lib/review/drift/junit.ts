import { isOutside } from "../build/drift";
import { xml } from "../format/junit";
import { visible } from "../format/visible";
import { DRIFT_WORDS } from "../words/causes";
import { name, plain } from "../words/text";
import type { DriftOfStack, DriftReport } from "./model";
import { driftSentence, lookedAt, stackName, targetSentence } from "./sentences";

/**
 * A drift report as JUnit XML: a suite for each stack, a failed case for each object that changed outside of Terraform.
 */
export function driftJunit({ stacks }: DriftReport): string {
  const suites = stacks.map(suite);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

function suite(stack: DriftOfStack): string {
  const cases = stack.found.map((drift) => {
    const title = DRIFT_WORDS[drift.cause];
    const told = plain(driftSentence(drift), visible);
    const out = isOutside(drift)
      ? `<failure message="${xml(`${title}: ${told}`)}"></failure>`
      : `<system-out>${xml(`${title}: ${told}`)}</system-out>`;
    const where = drift.source === null ? "" : ` file="${xml(drift.source.file)}" line="${drift.source.line}"`;
    const what = plain([`${drift.number} `, name(drift.name)], visible);
    return `    <testcase classname="${xml(drift.construct ?? drift.address)}" name="${xml(what)}"${where}>${out}</testcase>\n`;
  });
  const errors = stack.reasons.map(
    ({ code, detail }) =>
      `    <testcase classname="${xml(stackName(stack))}" name="${xml(code)}"><error message="${xml(detail)}"></error></testcase>\n`,
  );
  const passed = `    <testcase classname="${xml(stackName(stack))}" name="${xml(`no drift, ${lookedAt(stack)}`)}"></testcase>\n`;
  const all = [...errors, ...cases];
  const failures = stack.found.filter(isOutside).length;
  const counts = `tests="${Math.max(all.length, 1)}" failures="${failures}" errors="${errors.length}"`;
  return `  <testsuite name="${xml(`cckm drift ${stackName(stack)}`)}" ${counts}>\n${where(stack)}${all.join("") || passed}  </testsuite>\n`;
}

function where(stack: DriftOfStack): string {
  const told = xml(plain(targetSentence(stack), visible));
  return `    <properties><property name="target" value="${told}"></property></properties>\n`;
}
