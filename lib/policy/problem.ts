import type { z } from "zod";
import { didYouMean, listed, nearest, placeText, quote } from "../schema";
import { expiryKeys, GUARDS, policyFile, rule, tagsKeys, waiver, when } from "./model";
import type { Place, Places } from "./place";

/** A problem in a policy, with its position. */
export interface Problem extends Place {
  readonly text: string;
}

/** A policy with problems: none of it is evaluated. */
export class InvalidPolicy extends Error {
  /** One sentence per problem, each with its position: `policy.yaml:3:5: …`. */
  constructor(file: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    super(sorted.map(({ line, column, text }) => `${file}:${line}:${column}: ${text}`).join("\n"));
  }
}

/** Converts issues of zod to sentences. */
export function problemsOf(issue: z.core.$ZodIssue, value: unknown, places: Places): Problem[] {
  const path = issue.path as (string | number)[];
  const name = path.length === 0 ? "the policy" : placeText(path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(path);
    return issue.keys.map((key) => {
      const help = didYouMean(nearest(key, known)) ?? `Expected one of ${listed(known)}.`;
      return { ...places.ofKey(path, key), text: `Unknown key ${quote(key)}. ${help}` };
    });
  }
  const got = path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    value,
  );
  if (got === undefined) return [{ ...places.of(path), text: `Expected ${name}, which is missing: ${formOf(issue)}.` }];
  const told = `Expected ${name} to be ${formOf(issue)}, got ${quote(got)}.`;
  // Text that looks like a number or keyword in YAML.
  const bare =
    issue.code === "invalid_type" && issue.expected === "string" && ["number", "boolean"].includes(typeof got);
  if (bare) return [{ ...places.of(path), text: `${told} Put it in quotes.` }];
  const near =
    issue.code === "invalid_value" && typeof got === "string" ? nearest(got, issue.values.map(String)) : undefined;
  return [{ ...places.of(path), text: [told, didYouMean(near)].filter(Boolean).join(" ") }];
}

const TYPES: Readonly<Record<string, string>> = {
  array: "a list, as in [prod]",
  string: "a text",
  number: "a number",
  object: "a map of keys and values",
  record: "a map of keys and values",
};

function formOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1 ? quote(issue.values[0]) : `one of ${listed(issue.values)}`;
    case "too_small":
      if (issue.origin === "array") return "a list of at least one entry";
      return issue.origin === "string" ? "a text that is not empty" : "a number above 0";
    default:
      return issue.message;
  }
}

function keysAt([first, , third, ...rest]: readonly PropertyKey[]): string[] {
  if (first === undefined) return Object.keys(policyFile.shape);
  if (first === "waivers") return Object.keys(waiver.shape);
  if (third === undefined) return Object.keys(rule.shape);
  if (third === "when") return Object.keys(when.shape);
  return rest.length > 0
    ? []
    : third === "RequireTags"
      ? tagsKeys
      : third === "RequireExpiry"
        ? expiryKeys
        : [...GUARDS];
}
