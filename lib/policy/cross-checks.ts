import { bareAction, KNOWN_ACTIONS } from "../rules";
import { didYouMean, listed, misspelt, nearest, parseInstant, quote } from "../schema";
import { GUARDS, type PolicyFile } from "./model";
import { neverFinds } from "./never";
import type { Places } from "./place";
import type { Problem } from "./problem";
import { SPELLING } from "./spelling";

type Rule = PolicyFile["rules"][number];
type Path = readonly PropertyKey[];
type Told = (path: Path, text: string) => void;

/** Conditions on the plan or the provider, not on a single change. */
const OF_PLAN = ["environment", "workspace", "target", "setting"];
const OF_RIGHTS = ["principal", "action", "risk", "right"];

/** Problems of a policy that its schema cannot detect. */
export function crossChecks({ rules, waivers = [] }: PolicyFile, places: Places): Problem[] {
  const problems: Problem[] = [];
  const told: Told = (path, text) => problems.push({ ...places.of(path), text });
  for (const [index, rule] of rules.entries()) {
    if (rules.findIndex(({ name }) => name === rule.name) < index) {
      told(
        ["rules", index, "name"],
        `There is another rule with the name ${quote(rule.name)}. Give each a name of its own.`,
      );
    }
    ofRule(rule, (path, text) => told(["rules", index, ...path], text));
  }
  for (const [index, waiver] of waivers.entries()) {
    const same = waivers.findIndex(
      (one) => one.rule === waiver.rule && one.environment === waiver.environment && one.finding === waiver.finding,
    );
    if (same < index) told(["waivers", index], "There is another waiver for this finding. Remove one of them.");
    if (!isDay(waiver.until)) {
      told(["waivers", index, "until"], `Expected until to be a day, such as 2026-12-31, got ${quote(waiver.until)}.`);
    }
    const of = rules.find(({ name }) => name === waiver.rule);
    if (of?.effect === "forbid") {
      told(
        ["waivers", index, "rule"],
        `The rule ${quote(of.name)} forbids, so that no waiver lets anything pass. Remove the waiver, or let the rule's effect be require_waiver.`,
      );
    }
    if (of === undefined)
      told(
        ["waivers", index, "rule"],
        missing(
          waiver.rule,
          rules.map(({ name }) => name),
        ),
      );
  }
  return problems;
}

function missing(name: string, known: readonly string[]): string {
  return `There is no rule ${quote(name)}. ${didYouMean(nearest(name, known)) ?? `There are ${listed(known)}.`}`;
}

function ofRule(rule: Rule, told: Told): void {
  const given = Object.keys(rule.when ?? {});
  const guards = GUARDS.filter((name) => rule[name] !== undefined);
  const [guard] = guards;
  if (given.length + guards.length === 0) {
    told(
      [],
      `The rule ${quote(rule.name)} finds nothing. Expected conditions under when, or one of ${listed(GUARDS)}.`,
    );
  }
  if (guards.length > 1)
    told([guards[1]!], `Expected one of ${listed(GUARDS)} in a rule, got ${listed(guards)}. Make a rule of each.`);
  const of = guard ?? (given.includes("setting") ? "setting" : undefined);
  const stray = given.find((name) =>
    of === "setting" ? !OF_PLAN.includes(name) : of !== undefined && [...OF_RIGHTS, "setting"].includes(name),
  );
  if (of !== undefined && stray !== undefined) {
    told(["when", stray], `The condition ${stray} does not go with ${of}. Make a rule of each.`);
  }
  const never = neverFinds(rule);
  if (never !== undefined && stray === undefined && guards.length < 2) {
    told(GUARDS.some((name) => name === never.condition) ? [never.condition] : ["when", never.condition], never.text);
  }
  ofNames(rule, told);
}

// A misspelled name would let everything pass that it should find.
function ofNames(
  { when, AllowedRegions = [], ForbidActions = [], RequireTags, RequireExpiry }: Rule,
  told: Told,
): void {
  const action = (path: Path, list: readonly string[] = []) => {
    for (const [index, one] of list.entries()) {
      const name = bareAction(one);
      if (name === "" || /[${]/.test(name)) {
        told([...path, index], `Expected the name of an action, such as "keydelete" or "key*", got ${quote(one)}.`);
      }
      const near = name.includes("*") || KNOWN_ACTIONS.includes(name) ? undefined : misspelt(name, KNOWN_ACTIONS);
      if (near !== undefined) told([...path, index], `There is no action ${quote(one)}. ${didYouMean(near)}`);
    }
  };
  action(["ForbidActions"], ForbidActions);
  for (const [index, one] of AllowedRegions.entries()) {
    const problem = SPELLING.region(one);
    if (problem !== undefined) told(["AllowedRegions", index], problem);
  }
  action(["when", "action"], when?.action);
  for (const [condition, problemOf] of Object.entries(SPELLING)) {
    const entries = when?.[condition as keyof typeof SPELLING] ?? [];
    for (const [index, one] of entries.entries()) {
      const problem = problemOf(one);
      if (problem !== undefined) told(["when", condition, index], problem);
    }
  }
  for (const name of Object.keys(RequireTags?.allowedValues ?? {})) {
    if (RequireTags?.names.includes(name)) continue;
    told(
      ["RequireTags", "allowedValues", name],
      `Expected allowedValues of ${listed(RequireTags?.names ?? [])}, got those of ${quote(name)}.`,
    );
  }
  const from = RequireExpiry?.from;
  if (from !== undefined && parseInstant(from) === undefined) {
    told(
      ["RequireExpiry", "from"],
      `Expected from to be a time in RFC 3339, such as 2030-01-31T00:00:00Z, got ${quote(from)}.`,
    );
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined;
}
