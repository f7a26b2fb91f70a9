import { error, warning } from "../words";
import { listed, quote, quoteNumber } from "./quote";

interface Value {
  /** The argument's name, such as `on_destroy` or `timeouts.create`. */
  readonly name: string;
  readonly value: unknown;
}

interface Choice extends Value {
  readonly values: readonly string[];
  /** The value that was probably meant. */
  readonly near?: string;
}

const REGION = { name: "on_destroy", value: "delet", values: ["delete", "retain"] };

/** The "Did you mean" question, or undefined. */
export function didYouMean(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `Did you mean ${quote(near)}?`;
}

export const missing = error("argument-missing", {
  when: "A required argument is not set.",
  text: ({ name }: { name: string }) => ({
    summary: "Missing required argument",
    detail: `The argument ${quote(name)} is required, but no definition was found.`,
    remedy: "Set it.",
  }),
  examples: [{ name: "region" }],
});

export const deprecated = warning("argument-deprecated", {
  when: "An argument is set that a later release removes.",
  text: ({ instead }: { instead: string }) => ({ summary: "Argument is deprecated", detail: instead }),
  examples: [{ instead: "Use group instead." }],
});

export const unsupported = error("argument-unsupported", {
  when: "An argument is set that does not exist.",
  text: ({ name, near, known }: { name: string; near?: string; known: readonly string[] }) => ({
    summary: "Unsupported argument",
    detail: `An argument named ${quote(name)} is not expected here.`,
    remedy: didYouMean(near) ?? (known.length > 0 ? `Expected one of ${known.join(", ")}.` : "No argument is."),
  }),
  examples: [
    { name: "contentTyp", near: "contentType", known: ["contentType", "tags"] },
    { name: "owner", known: ["contentType", "tags"] },
    { name: "owner", known: [] },
  ],
});

export const nullElement = error("null-in-collection", {
  when: "A list, a set or a map holds null, which says nothing that could be sent.",
  text: ({ name, kind, type, got = "null" }: { name: string; kind: string; type: string; got?: string }) => ({
    summary: `Null value found in ${kind}`,
    detail: `Expected ${name} to be ${type}, got ${got}.`,
    remedy: "Set a value, or leave the element out.",
  }),
  examples: [{ name: "regions[1]", kind: "set", type: "string" }],
});

export const wrongType = error("type-invalid", {
  when: "A value is of another type than its argument.",
  text: ({ name, value, type, remedy }: { name: string; value: string; type: string; remedy?: string }) => ({
    summary: "Incorrect attribute value type",
    detail: `Expected ${name} to be ${type}, got ${value}.`,
    remedy,
  }),
  examples: [
    { name: "regions", value: '"eu-west-1"', type: "set(string)" },
    { name: "dependsOn", value: '"account"', type: "a list of resources, data sources or modules" },
    { name: "kms", value: "the construct prod/payments", type: "string", remedy: "Give its kmsId." },
  ],
});

export const unreadable = error("value-unreadable", {
  when: "A getter or a Proxy among the arguments throws when it is read.",
  text: ({ name, reason }: { name: string; reason: string }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be readable, got an error of the program's own getter or Proxy: ${reason}.`,
    remedy: "Give a plain value.",
  }),
  examples: [{ name: "regions", reason: "regions.json was not found" }],
});

export const invalid = error("value-invalid", {
  when: "A value does not have the form that its argument has.",
  text: ({ name, value, rule, fix }: Value & { rule: string; fix?: string | undefined }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be ${rule}, got ${quote(value)}.`,
    remedy: fix,
  }),
  examples: [{ name: "account_id", value: "1234", rule: "the 12 digits of an AWS account id, such as `123456789012`" }],
});

export const notOneOf = error("value-not-allowed", {
  when: "A value is none of those that its argument takes.",
  text: ({ name, value, values, near }: Choice) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be one of ${listed(values)}, got ${quote(value)}.`,
    remedy: didYouMean(near),
  }),
  examples: [
    { ...REGION, near: "delete" },
    { ...REGION, value: "keep" },
  ],
});

export const notKnown = warning("value-not-known", {
  when: "A value is none of those that this release knows, and a newer CCKM may know it.",
  text: ({ name, value, values, what, near }: Choice & { what: string }) => ({
    summary: `Unknown ${what}`,
    detail: `Expected ${name} to be one of ${listed(values)}, got ${quote(value)}.`,
    remedy: `${didYouMean(near) ?? "Correct a misspelt name."} A ${what} that only a newer release of CCKM knows may stay: it is sent as it is.`,
  }),
  examples: [
    { name: "report_type", value: "audit", values: ["key-report", "key-aging"], what: "report type" },
    { name: "report_type", value: "hsm-report", values: ["key-report"], what: "report type", near: "key-report" },
  ],
});

export const invalidCharacter = error("character-invalid", {
  when: "A text holds a character that its argument does not take.",
  text: ({ name, value, found, rule }: Value & { found: readonly string[]; rule: string }) => ({
    summary: "Invalid character",
    detail: `Expected ${name} to hold ${rule}, got ${quote(value)}.`,
    remedy: `Remove ${found.map((one) => `"${one}"`).join(" ")}.`,
  }),
  examples: [{ name: "note", value: "50%, at most", found: ["%", ","], rule: "any characters except , %" }],
});

export const outOfRange = error("number-out-of-range", {
  when: "A number is too small or too large, or is not whole.",
  text: ({ name, value, range, fix }: Value & { range: string; fix?: string }) => ({
    summary: "Invalid number",
    detail: `Expected ${name} to be ${range}, got ${quoteNumber(value)}.`,
    remedy: fix,
  }),
  examples: [{ name: "rest_api_timeout", value: 0, range: "a whole number, 1 to 3600" }],
});

export const wrongLength = error("length-out-of-range", {
  when: "A text is too short or too long.",
  text: ({ name, got, min, max }: { name: string; got: number; min: number; max: number }) => ({
    summary: "Invalid length",
    detail: `Expected length of ${name} to be in the range (${min} - ${max}), got ${got} characters.`,
  }),
  examples: [{ name: "name", got: 300, min: 1, max: 255 }],
});

export const wrongSize = error("size-out-of-range", {
  when: "A list, a set or a map has too few or too many elements.",
  text: ({ name, got, rule }: { name: string; got: number; rule: string }) => ({
    summary: "Invalid number of elements",
    detail: `Expected ${name} to have ${rule}, got ${got}.`,
  }),
  examples: [{ name: "regions", got: 0, rule: "at least 1 element" }],
});

export const invalidDuration = error("duration-invalid", {
  when: "A timeout is no duration.",
  text: ({ name, value, rule }: Value & { rule: string }) => ({
    summary: "Invalid duration",
    detail: `Expected ${name} to be ${rule}, got ${quote(value)}.`,
  }),
  examples: [{ name: "timeouts.create", value: "soon", rule: "a positive duration such as `90s`, `20m` or `1h30m`" }],
});

export const invalidTime = error("time-invalid", {
  when: "A time is not in RFC 3339, or does not exist.",
  text: ({ name, value, rule }: Value & { rule: string }) => ({
    summary: "Invalid time",
    detail: `Expected ${name} to be ${rule}, got ${quote(value)}.`,
  }),
  examples: [{ name: "exp", value: "tomorrow", rule: "a time in RFC 3339, such as `2030-01-31T08:00:00Z`" }],
});

export const excludeEachOther = error("arguments-conflict", {
  when: "Of arguments that exclude each other more than one is set.",
  text: ({ names, given }: { names: readonly string[]; given: readonly string[] }) => ({
    summary: "Invalid combination of arguments",
    detail: `Expected exactly one of ${names.join(", ")} to be set, got ${given.join(" and ")}.`,
    remedy: "Keep one of them.",
  }),
  examples: [{ names: ["user_id", "group"], given: ["user_id", "group"] }],
});

export const noneGiven = error("arguments-none", {
  when: "Of arguments of which one is required none is set.",
  text: ({ names }: { names: readonly string[] }) => ({
    summary: "Missing required argument",
    detail: `Expected exactly one of ${names.join(", ")} to be set, got none.`,
    remedy: "Set one of them.",
  }),
  examples: [{ names: ["user_id", "group"] }],
});

export const needsAlso = error("argument-needs-other", {
  when: "An argument is set without another one that it needs.",
  text: ({ name, needed }: { name: string; needed: string }) => ({
    summary: "Missing required argument",
    detail: `The argument ${quote(needed)} is required when ${name} is set.`,
    remedy: `Set ${needed} too, or remove ${name}.`,
  }),
  examples: [{ name: "assume_role_external_id", needed: "assume_role_arn" }],
});
