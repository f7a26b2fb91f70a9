import type { Message } from "../words";

/** A violation of a rule in a resource's arguments. */
export interface Breach {
  /** What violates the rule: a region, an action, the name of a tag. */
  readonly what: string;
  readonly message: Message;
}

/** An argument that a rule needs but that is not known yet. */
export interface NotKnown {
  readonly notKnown: string;
}

export type Outcome = Breach | NotKnown;

/** A resource's arguments, by Terraform's names. */
export type Arguments = Readonly<Record<string, unknown>>;

/** How unknown values are recognized: as expressions at synth, as marks in a plan. */
export interface Reading {
  isOpen(value: unknown): boolean;
  /** Whether such a value may turn out to be null. */
  mayBeNothing(value: unknown): boolean;
}

/** The known strings in a list; `open` if there are others. */
export function knownTexts(list: unknown, { isOpen }: Reading): { readonly known: string[]; readonly open: boolean } {
  if (list === undefined || list === null) return { known: [], open: false };
  if (!Array.isArray(list)) return { known: [], open: true };
  const known = list.filter((item) => typeof item === "string" && !isOpen(item)) as string[];
  return { known, open: known.length < list.length };
}
