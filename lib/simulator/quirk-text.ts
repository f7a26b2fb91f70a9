import type { Quirk } from "./quirk-kinds";
import { QUIRKS, type Quirks } from "./quirks";

/**
 * Parses one setting in the format of `cckm simulator --quirk`: `NAME=VALUE`, or just `NAME` for a boolean.
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

/** @throws Error for a string value that its setting does not allow. */
export function refuseWrongQuirks(quirks: Partial<Quirks>): void {
  for (const [name, value] of Object.entries(quirks)) if (typeof value === "string") parseQuirk(`${name}=${value}`);
}

/** One line per setting: its format, what it does, and its default. */
export function describeQuirks(): string[] {
  return Object.entries<Quirk<unknown>>(QUIRKS).map((entry) => {
    const [, { help, initial }] = entry;
    return `${form(entry)}  ${help} (default ${initial === undefined ? "off" : initial === "" ? '""' : initial})`;
  });
}

const form = ([name, { allowed }]: [string, Quirk<unknown>]): string => `${name}=${allowed}`;
