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
  /** Other values may be given too: releases of CCKM add some. */
  readonly open?: boolean;
  /** By the constants' names: `KEYS`. */
  readonly values: Readonly<Record<string, Choice>>;
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
