import type { Quirk } from "./quirk-kinds";
import { QUIRKS, type Quirks } from "./quirks";

/**
 * Reads one switch from text, as `cckm simulator --quirk` takes it: `NAME=VALUE`, or `NAME` alone for one that is true or
 * false.
 *
 * @example parseQuirk("lagMs=150")
 * @throws Error that names what is allowed
 */
export function parseQuirk(text: string): Partial<Quirks> {
  const [, name = "", value = "true"] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const known = Object.entries<Quirk<unknown>>(QUIRKS).find(([key]) => key === name);
  if (!known) throw new Error(`Expected the quirk to be one of ${Object.keys(QUIRKS).join(", ")}, got "${name}".`);
  const parsed = known[1].parse(value);
  if (parsed === undefined && !text.includes("=")) throw new Error(`Expected the quirk ${form(known)}, got no value.`);
  if (parsed === undefined) throw new Error(`Expected the quirk ${form(known)}, got "${value}".`);
  return { [name]: parsed } as Partial<Quirks>;
}

/** @throws Error for a value in words that its switch does not take. */
export function refuseWrongQuirks(quirks: Partial<Quirks>): void {
  for (const [name, value] of Object.entries(quirks)) if (typeof value === "string") parseQuirk(`${name}=${value}`);
}

/** Every switch on a line of its own: how it is written, what it does, and what it is at the start. */
export function describeQuirks(): string[] {
  return Object.entries<Quirk<unknown>>(QUIRKS).map((entry) => {
    const [, { help, initial }] = entry;
    return `${form(entry)}  ${help} (default ${initial === undefined ? "off" : initial === "" ? '""' : initial})`;
  });
}

const form = ([name, { allowed }]: [string, Quirk<unknown>]): string => `${name}=${allowed}`;
