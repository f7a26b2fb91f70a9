import type { Problem, Rule } from "./validator";
import { UNKNOWN } from "./value";

type Config = Readonly<Record<string, unknown>>;

const isSet = (value: unknown): boolean => value !== null && value !== undefined;
const isUnknown = (value: unknown): boolean => value === UNKNOWN;

function problem(attribute: string, summary: string, detail: string): Problem {
  return { severity: "error", path: [attribute], summary, detail };
}

/** A rule of the resource's own, on values that are all known; unknown ones let it pass. */
export function rule(text: string, attributes: readonly string[], check: (config: Config) => Problem[]): Rule {
  return {
    rule: text,
    check: (config) => (attributes.some((name) => isUnknown(config[name])) ? [] : check(config)),
  };
}

/** Exactly one of the arguments must be set. */
export function exactlyOneOf(...names: readonly string[]): Rule {
  const list = names.map((name) => `\`${name}\``).join(", ");
  return {
    rule: `Exactly one of ${list} must be set.`,
    alternatives: names,
    check: (config) => {
      const given = names.filter((name) => isSet(config[name]) && !isUnknown(config[name]));
      const open = names.some((name) => isUnknown(config[name]));
      if (given.length > 1) {
        const detail = `Got ${given.join(" and ")}; they exclude each other. Keep one of ${names.join(", ")}.`;
        return [problem(given[1]!, "Arguments exclude each other", detail)];
      }
      if (given.length === 0 && !open) {
        return [problem(names[0]!, "Missing argument", `Got none of ${names.join(", ")}; set exactly one of them.`)];
      }
      return [];
    },
  };
}

/** An argument that makes sense only beside another one. */
export function requiresAlso(name: string, needed: string): Rule {
  return rule(`\`${name}\` needs \`${needed}\`.`, [name, needed], (config) =>
    isSet(config[name]) && !isSet(config[needed])
      ? [
          problem(
            name,
            "Missing argument",
            `Got ${name} without ${needed}; it is allowed only with it. Set ${needed} too, or remove ${name}.`,
          ),
        ]
      : [],
  );
}
