/** What a check found wrong. */
export interface Objection {
  /** Warnings do not stop a plan. Default `error`. */
  readonly severity?: "error" | "warning";
  /** By which it is looked up in docs/errors.md, where it is the library's: `value-invalid`. */
  readonly code?: string;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What was given, what is allowed, what to do. */
  readonly detail: string;
}

/** An objection at its place in the configuration. */
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
  /** @param name The argument as it is called in the text of an objection, such as `on_destroy`. */
  check(value: T, name?: string): Objection | undefined;
}

/** A check that looks at several arguments at once. Unknown values must pass. */
export interface Rule {
  /** The rule in words, for the documentation. */
  readonly rule: string;
  /** Arguments of which just one may be set. */
  readonly alternatives?: readonly string[];
  /** @param nameOf How an argument is called in the text of a problem; as in the schema when not given. */
  check(config: Readonly<Record<string, unknown>>, nameOf?: (name: string) => string): readonly Problem[];
}

/** What a value is called where nobody says which argument it is. */
export const VALUE = "the value";
