import { openChoice } from "./open-choice";
import type { Validator } from "./validator";
import { oneOf } from "./validators";

/** One of a set of named values. */
export interface Choice {
  readonly value: string;
  /** What it means, in a sentence. */
  readonly description: string;
}

/** Named values of an attribute: an enum of the constructs, or a class of constants where the set grows. */
export interface Choices {
  /** The name of the enum or class: `AzureSyncItem`. */
  readonly name: string;
  readonly description: string;
  /** Other values may be given too, as some are added: what one is called in the warning of them, such as `report type`. */
  readonly open?: string;
  /** By the constants' names: `KEYS`. */
  readonly values: Readonly<Record<string, Choice>>;
}

/** What an attribute of named values has: the names, and the rule that it is one of them. */
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

/** How the objects of a nested attribute are called in the constructs. */
export interface RecordNames {
  /** The class that reads one: `AzureReportRecord`. */
  readonly name: string;
  /** The interface that gives one, where the attribute is an argument. */
  readonly input?: string;
  readonly description: string;
}
