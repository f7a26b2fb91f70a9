import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/**
 * Checks settings against their schema.
 * @param where The file or the variable that they come from.
 * @throws Error with every problem: where, which key, what is expected. No value is in it.
 */
export function checkSettings<T>(schema: z.ZodType<T>, settings: unknown, where: string): T {
  const { success, data, error } = schema.safeParse(settings, { error: message });
  if (success) return data;
  throw new Error(error.issues.flatMap((issue) => lines(issue, where)).join("\n"));
}

function lines(issue: z.core.$ZodIssue, where: string): string[] {
  const at = (path: readonly PropertyKey[]) => `${where}: ${keyOf(path) || "the settings"}: `;
  if (issue.code !== "unrecognized_keys") return [at(issue.path) + issue.message];
  return issue.keys.map((key) => `${at([...issue.path, key])}Unknown setting. Correct its spelling or remove it.`);
}

/** `accounts[0].regions` of its parts. */
function keyOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

function message(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `Expected ${kind(issue.expected)}, got ${issue.input === undefined ? "nothing" : kind(typeOf(issue.input))}.`;
    case "invalid_value":
      return `Expected one of [${issue.values.join(", ")}], got ${issue.input === undefined ? "nothing" : "another value"}.`;
    case "invalid_union":
      return `Expected ${BACKENDS}, got ${issue.input === undefined ? "nothing" : "another kind"}.`;
    case "too_small":
      return issue.origin === "array"
        ? "Expected at least one element, got an empty list."
        : "Expected any text, got an empty one.";
    default:
      return undefined;
  }
}

const BACKENDS = "an object with type local, s3, azurerm, pg, http or cloud";

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object of texts",
};

function kind(name: string): string {
  return KINDS[name] ?? name;
}
