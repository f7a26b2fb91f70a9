import { openChoice } from "./open-choice";
import type { Validator } from "./validator";
import { oneOf } from "./validators";

/** One of a set of named values. */
export interface Choice {
  readonly value: string;
  /** What it means, in a sentence. */
  readonly description: string;
}

/** Named values of an attribute: an enum in the constructs, or a class of constants if the set may grow. */
export interface Choices {
  /** The name of the enum or class: `AzureSyncItem`. */
  readonly name: string;
  readonly description: string;
  /**
   * Set if other values are accepted too, because the set may grow: the noun for one value in the warning, such as
   * `report type`.
   */
  readonly open?: string;
  /** By constant name: `KEYS`. */
  readonly values: Readonly<Record<string, Choice>>;
}

/** Options for an attribute with named values: the values, and a validator that accepts only those. */
export function among(choices: Choices): {
  readonly choices: Choices;
  readonly validators: readonly Validator<string>[];
} {
  const values = valuesOf(choices);
  return { choices, validators: [choices.open === undefined ? oneOf(values) : openChoice(values, choices.open)] };
}

/** The values themselves, in order. */
export function valuesOf({ values }: Choices): string[] {
  return Object.values(values).map(({ value }) => value);
}

/** Names of the classes that represent the objects of a nested attribute in the constructs. */
export interface RecordNames {
  /** The class used to read an object: `AzureReportRecord`. */
  readonly name: string;
  /** The interface used to pass an object, if the attribute is an argument. */
  readonly input?: string;
  readonly description: string;
}
