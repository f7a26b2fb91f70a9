import type { IdleWaiver, PolicyFinding, PolicyResult, ReviewModel } from "../review";
import type { Hit } from "./hit";
import { hitsOf } from "./judge";
import type { Policy, Rule, Waiver } from "./model";

/**
 * Evaluates a policy for a plan. It fails closed: a plan that cannot be reviewed does not pass, and if a value that a rule
 * needs is unknown, the rule matches.
 * @param on the current date in UTC, such as 2026-12-31: a waiver is valid until the end of its day
 */
export function evaluate(policy: Policy, model: ReviewModel, on: string): PolicyResult {
  const { file, digest, rules } = policy;
  const used = new Set<Waiver>();
  const waiverOf = (rule: Rule, { finding }: Hit) => {
    const found = policy.waivers.find((one) => one.rule === rule.name && one.finding === finding && isFor(one, model));
    if (found === undefined || on > found.until || rule.effect === "forbid") return undefined;
    used.add(found);
    return found;
  };
  const findings = [
    ...model.status.reasons.map(({ code, detail }) => ofPlan(code, detail)),
    ...rules.flatMap((rule) => hitsOf(rule, model).map((hit) => findingOf(rule, hit, waiverOf(rule, hit)))),
  ];
  return {
    file,
    digest,
    on,
    rules: rules.length,
    passed: findings.every(({ waiver }) => waiver !== undefined),
    findings,
    waivers: policy.waivers.flatMap((one) => {
      if (used.has(one)) return [];
      if (isFor(one, model)) return [idle(one, on)];
      // A likely typo: whoever reads the refusal will look for it.
      const meant = findings.some(
        ({ rule, finding, waiver }) => !waiver && rule === one.rule && finding === one.finding,
      );
      return meant ? [{ ...idle(one, on), state: "elsewhere" as const, environment: one.environment }] : [];
    }),
  };
}

/** The model with the result of a policy. */
export function withPolicy(model: ReviewModel, policy: Policy, on: string): ReviewModel {
  return { ...model, policy: evaluate(policy, model, on) };
}

function findingOf(
  { name, effect, line }: Rule,
  { finding, reason, change, open }: Hit,
  waiver: Waiver | undefined,
): PolicyFinding {
  return {
    rule: name,
    effect,
    line,
    ...(change !== undefined && { change }),
    finding,
    reason,
    ...(open && { unknown: true as const }),
    ...(waiver && { waiver: { line: waiver.line, reason: waiver.reason, until: waiver.until } }),
  };
}

function ofPlan(code: string, detail: string): PolicyFinding {
  return {
    rule: null,
    effect: "forbid",
    line: null,
    finding: `plan ${code}`,
    reason: `the plan cannot be reviewed: ${detail}`,
  };
}

function isFor({ environment }: Waiver, model: ReviewModel): boolean {
  return environment === model.environment.stack;
}

function idle({ rule, finding, line, until }: Waiver, on: string): IdleWaiver {
  return { rule, finding, line, until, state: on > until ? "expired" : "unused" };
}
