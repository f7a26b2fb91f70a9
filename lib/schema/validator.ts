/** What a check found wrong. */
export interface Objection {
  /** Warnings do not stop a plan. Default `error`. */
  readonly severity?: "error" | "warning";
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What was given, what is allowed, what to do. */
  readonly detail: string;
}

/** A finding at its place in the configuration. */
export interface Problem extends Objection {
  readonly severity: "error" | "warning";
  /** Attribute names, list indexes and map keys from the outside in. */
  readonly path: readonly (string | number)[];
}

/** A check of one attribute's known, non-null value. */
export interface Validator<T = unknown> {
  /** The rule in words, for the documentation: "3 to 24 letters, digits or hyphens". */
  readonly rule: string;
  // Method syntax: a validator of strings may stand in a list of validators of anything.
  check(value: T): Objection | undefined;
}

/** A check that looks at several arguments at once. Unknown values must pass. */
export interface Rule {
  /** The rule in words, for the documentation. */
  readonly rule: string;
  /** Arguments of which just one may be set. */
  readonly alternatives?: readonly string[];
  check(config: Readonly<Record<string, unknown>>): readonly Problem[];
}

/** Text as it may stand in a message: quoted, cut when long. */
export function quote(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : plainText(value);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

function plainText(value: unknown): string {
  const plain =
    typeof value === "object" &&
    value !== null &&
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  try {
    return plain ? JSON.stringify(value) : String(value);
  } catch {
    // An object that holds itself, as a construct does.
    return String(value);
  }
}
