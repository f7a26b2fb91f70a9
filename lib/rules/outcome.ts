import type { Message } from "../words";

/** What a rule finds in the arguments of a resource. */
export interface Breach {
  /** What breaks the rule: a region, an action, the name of a tag. */
  readonly what: string;
  readonly message: Message;
}

/** An argument that a rule needs, and that is not known where it judges. */
export interface NotKnown {
  readonly notKnown: string;
}

export type Outcome = Breach | NotKnown;

/** The arguments of a resource as Terraform names them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** How what is judged tells that a value is not known yet: an expression at synth, a mark in a plan. */
export interface Reading {
  isOpen(value: unknown): boolean;
  /** Whether such a value may turn out to be nothing. */
  mayBeNothing(value: unknown): boolean;
}

/** The texts of a list that are known; `open` when there are others. */
export function knownTexts(list: unknown, { isOpen }: Reading): { readonly known: string[]; readonly open: boolean } {
  if (list === undefined || list === null) return { known: [], open: false };
  if (!Array.isArray(list)) return { known: [], open: true };
  const known = list.filter((item) => typeof item === "string" && !isOpen(item)) as string[];
  return { known, open: known.length < list.length };
}
