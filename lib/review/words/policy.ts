import type { IdleWaiver, PolicyFinding, PolicyResult, ReviewModel } from "../model";
import { count, name, type Sentence } from "./text";

/** The result of a policy, in reading order. */
export interface PolicyWords {
  readonly title: string;
  readonly note: string;
  readonly refused: readonly Sentence[];
  /** Findings permitted by a waiver, and unused waivers. */
  readonly rest: readonly Sentence[];
}

/** The result of a policy; undefined if none was given. */
export function policyWords({ policy }: Pick<ReviewModel, "policy">): PolicyWords | undefined {
  if (policy === undefined) return undefined;
  const { file, rules, passed, findings, waivers } = policy;
  return {
    title: passed ? "Passed by the policy" : "Refused by the policy",
    note: `${count(rules, "rule")}, judged on ${policy.on}`,
    refused: refusals(policy).map((one) => refusalWords(file, one)),
    rest: [
      ...findings.flatMap((one) => waivedWords(file, one)),
      ...waivers.map(
        (one): Sentence => [
          name(`${file}:${one.line}`),
          " The waiver of ",
          name(one.rule),
          " for ",
          name(one.finding),
          ...idleWords(one),
        ],
      ),
    ],
  };
}

/** The findings that a policy rejects. */
export function refusals({ findings }: Pick<PolicyResult, "findings">): PolicyFinding[] {
  return findings.filter(({ waiver }) => waiver === undefined);
}

/** Why a finding is rejected, with the rule's line, and the name for a waiver. */
export function refusalWords(file: string, { rule, effect, line, finding, reason }: PolicyFinding): Sentence {
  if (rule === null || line === null) return [name(file), " Nothing passes: ", name(reason)];
  const why = effect === "forbid" ? " forbids this: " : " demands a waiver: ";
  const waive: Sentence = effect === "forbid" ? [] : ["; a waiver names the finding ", name(finding)];
  return [name(`${file}:${line}`), " ", name(rule), why, name(reason), ...waive];
}

function idleWords({ state, until, environment = "" }: IdleWaiver): Sentence {
  switch (state) {
    case "expired":
      return [` expired on ${until}.`];
    case "unused":
      return [" lets nothing pass: nothing is found of it."];
    case "elsewhere":
      return [" is for the environment ", name(environment), " and lets nothing pass here."];
  }
}

function waivedWords(file: string, { rule, reason, waiver }: PolicyFinding): Sentence[] {
  if (waiver === undefined) return [];
  const { line, until, reason: because } = waiver;
  return [
    [name(`${file}:${line}`), ` Waived until ${until}: `, name(rule ?? ""), ", ", name(reason), ": ", name(because)],
  ];
}
