import type { AttributeModel, ChangeAction, ValueModel } from "../model";
import { name, names, type Sentence } from "./text";
import { readable } from "./time";

const TIMES = new Set(["exp", "nbf", "startTime", "endTime"]);

/** An attribute's change in words: `3 → 4`, `−us-east-1 +eu-north-1 (eu-west-1 stays)`. */
export function attributeSentence(
  { name: attribute, before, after, added, removed, kept, forcesReplacement }: AttributeModel,
  action?: ChangeAction,
): Sentence {
  const forces = forcesReplacement ? ["; forces the replacement"] : [];
  if (added || removed) {
    const changes = [
      ...(removed ?? []).flatMap((item) => ["−", name(item), " "]),
      ...(added ?? []).flatMap((item) => ["+", name(item), " "]),
    ].slice(0, -1);
    const stay = kept && kept.length > 0 ? [" (", ...names(kept), kept.length === 1 ? " stays)" : " stay)"] : [];
    return [...changes, ...stay, ...forces];
  }
  const [from, to] = [valueWords(attribute, before), valueWords(attribute, after)];
  if (before === undefined || before === null) return [...to, ...forces];
  // What goes with its object needs no arrow; what is taken away from one must not read like what is added.
  if ((action === "delete" || action === "forget") && (after ?? null) === null) return [...from, ...forces];
  return [...from, " → ", ...to, ...forces];
}

/** One side of an attribute in words. */
export function valueWords(attribute: string, value: ValueModel | undefined): Sentence {
  if (value === undefined || value === null) return ["none"];
  if (typeof value === "boolean") return [value ? "on" : "off"];
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") return [(TIMES.has(attribute) ? readable(value) : undefined) ?? name(value)];
  if ("sensitive" in value) return ["(sensitive)"];
  if ("reference" in value) return [name(value.reference)];
  return value.from === undefined ? ["known after apply"] : ["known after apply, from ", name(value.from)];
}
