import { type OptionKinds, refuseWrong } from "./option-kinds";
import type { Quirk } from "./quirk-kinds";
import { OVERLOAD, QUIRKS, type Quirks, RATE_LIMIT } from "./quirks";

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

/** @throws Error for a setting that does not exist, and for a value that it does not take. Undefined is ignored. */
export function refuseWrongQuirks(of: string, given: Partial<Quirks> | undefined): void {
  const kinds = Object.entries<Quirk<unknown>>(QUIRKS).map(([name, { kind }]) => [name, kind] as const);
  refuseWrong(of, given, Object.fromEntries(kinds) as OptionKinds<Quirks>);
  refuseWrong(`${of}.overload`, given?.overload, OVERLOAD);
  refuseWrong(`${of}.rateLimit`, given?.rateLimit, RATE_LIMIT);
}

/** One line per setting: its format, what it does, and its default. */
export function describeQuirks(): string[] {
  return Object.entries<Quirk<unknown>>(QUIRKS).map((entry) => {
    const [, { help, initial }] = entry;
    return `${form(entry)}  ${help} (default ${initial === undefined ? "off" : initial === "" ? '""' : initial})`;
  });
}

const form = ([name, { allowed }]: [string, Quirk<unknown>]): string => `${name}=${allowed}`;
