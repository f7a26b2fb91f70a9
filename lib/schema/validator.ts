/** A problem found by a check. */
export interface Objection {
  /** Warnings do not stop a plan. Default `error`. */
  readonly severity?: "error" | "warning";
  /** The code of the message in docs/errors.md, if the check is the library's own: `value-invalid`. */
  readonly code?: string;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What was given, what is allowed, what to do. */
  readonly detail: string;
}

/** An objection and the path of the value in the configuration. */
export interface Problem extends Objection {
  readonly severity: "error" | "warning";
  /** Attribute names, list indexes and map keys, outermost first. */
  readonly path: readonly (string | number)[];
}

/** A check of one attribute's known, non-null value. */
export interface Validator<T = unknown> {
  /** The rule in words, for the documentation: "3 to 24 letters, digits or hyphens". */
  readonly rule: string;
  // Method syntax: a validator of strings may stand in a list of validators of anything.
  /** @param name The argument's name in the message, such as `on_destroy`. */
  check(value: T, name?: string): Objection | undefined;
}

/** A check across several arguments. Unknown values must pass. */
export interface Rule {
  /** The rule in words, for the documentation. */
  readonly rule: string;
  /** Arguments of which only one may be set. */
  readonly alternatives?: readonly string[];
  /** @param nameOf The name of an argument in messages; its name in the schema by default. */
  check(config: Readonly<Record<string, unknown>>, nameOf?: (name: string) => string): readonly Problem[];
}

/** How messages refer to a value when the argument's name is not given. */
export const VALUE = "the value";
