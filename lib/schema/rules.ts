import type { Problem, Rule } from "./validator";
import { UNKNOWN } from "./value";
import * as words from "./words";

type Config = Readonly<Record<string, unknown>>;

const isSet = (value: unknown): boolean => value !== null && value !== undefined;
const isUnknown = (value: unknown): boolean => value === UNKNOWN;

type NameOf = (name: string) => string;

const asItIs: NameOf = (name) => name;

/** A rule specific to one resource. It is skipped until all its values are known. */
export function rule(
  text: string,
  attributes: readonly string[],
  check: (config: Config, nameOf: NameOf) => Problem[],
): Rule {
  return {
    rule: text,
    check: (config, nameOf = asItIs) =>
      attributes.some((name) => isUnknown(config[name])) ? [] : check(config, nameOf),
  };
}

/** Exactly one of the arguments must be set. */
export function exactlyOneOf(...names: readonly string[]): Rule {
  const list = names.map((name) => `\`${name}\``).join(", ");
  return {
    rule: `Exactly one of ${list} must be set.`,
    alternatives: names,
    check: (config, nameOf = asItIs) => {
      const given = names.filter((name) => isSet(config[name]) && !isUnknown(config[name]));
      const open = names.some((name) => isUnknown(config[name]));
      const all = names.map(nameOf);
      if (given.length > 1) {
        return [{ ...words.excludeEachOther({ names: all, given: given.map(nameOf) }), path: [given[1]!] }];
      }
      return given.length === 0 && !open ? [{ ...words.noneGiven({ names: all }), path: [names[0]!] }] : [];
    },
  };
}

/** An argument that may only be set together with another one. */
export function requiresAlso(name: string, needed: string): Rule {
  return rule(`\`${name}\` needs \`${needed}\`.`, [name, needed], (config, nameOf) =>
    isSet(config[name]) && !isSet(config[needed])
      ? [{ ...words.needsAlso({ name: nameOf(name), needed: nameOf(needed) }), path: [name] }]
      : [],
  );
}
