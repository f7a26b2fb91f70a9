import { Token } from "cdktf";
import { isObject, type Problem, quote, type Schema, unexpected, wrongType } from "../../schema";
import { isSet } from "./is-set";
import { holdsNumberToken } from "./number-tokens";

/** An object as passed by untyped code. */
type Given = Readonly<Record<string, unknown>>;

interface Member {
  readonly isRight: (value: unknown) => boolean;
  /** The allowed values, in words. */
  readonly type: string;
}

const flag: Member = {
  isRight: (value) => typeof value === "boolean" || isToken(value),
  type: "true or false",
};
const conditions: Member = {
  isRight: (value) => isObject(value) || (Array.isArray(value) && value.every(isObject)),
  type: "a list of conditions, each with condition and errorMessage",
};

const MEMBERS: Readonly<Record<string, Member>> = {
  createBeforeDestroy: flag,
  preventDestroy: flag,
  ignoreChanges: {
    isRight: (value) =>
      value === "all" || (Array.isArray(value) && value.every((one) => typeof one === "string" && one !== "all")),
    type: 'a list of the arguments\' names, or "all"',
  },
  replaceTriggeredBy: {
    isRight: (value) =>
      Array.isArray(value) && value.every((one) => (typeof one === "string" ? isAddress(one) : isElement(one))),
    type: "a list of addresses, such as null_resource.release.id, or of resources",
  },
  precondition: conditions,
  postcondition: conditions,
};
const NAMES = Object.keys(MEMBERS);
/** The names of the members of a `lifecycle`. */
export const LIFECYCLE: readonly string[] = NAMES;
const CONDITION = ["condition", "errorMessage"];

/** The members of a `lifecycle` that cdktf can write: it breaks on null and on most wrong types. */
export function writableLifecycle(lifecycle: Given): Given {
  return Object.fromEntries(
    Object.entries(lifecycle).filter(([name, value]) => isSet(value) && (memberCalled(name)?.isRight(value) ?? true)),
  );
}

/** Problems of a `lifecycle`: unknown names, wrong types, and names of arguments that the resource does not have. */
export function lifecycleProblems(schema: Schema, lifecycle: Given): Problem[] {
  const wrong = Object.entries(lifecycle).flatMap(([name, value]) => {
    const member = memberCalled(name);
    if (!member || !isSet(value) || member.isRight(value)) return [];
    const told = wrongType({ name: `lifecycle.${name}`, value: quote(value), type: member.type });
    return [{ ...told, path: ["lifecycle", name] }];
  });
  const unknown = unexpected(lifecycle, NAMES, ["lifecycle"], NAMES.map(snakeCase));
  return [...unknown, ...wrong, ...ignoredProblems(schema, lifecycle), ...conditionProblems(lifecycle)];
}

function ignoredProblems(schema: Schema, lifecycle: Given): Problem[] {
  const ignored = lifecycle.ignoreChanges ?? lifecycle.ignore_changes;
  if (!Array.isArray(ignored)) return [];
  const attributes = Object.keys(schema.attributes);
  return ignored.flatMap((name: unknown, index) => {
    // The name may be followed by an index or a key: `tags["team"]`.
    const [root] =
      typeof name === "string" && !Token.isUnresolved(name) && !holdsNumberToken(name) ? name.split(/[.[]/) : [];
    if (root === undefined || root === "all") return [];
    return unexpected({ [root]: true }, attributes).map((problem) => ({
      ...problem,
      path: ["lifecycle", "ignoreChanges", index],
    }));
  });
}

function conditionProblems(lifecycle: Given): Problem[] {
  return ["precondition", "postcondition"].flatMap((name) => {
    const given = lifecycle[name];
    const each: [Problem["path"], unknown][] = Array.isArray(given)
      ? given.map((one, index) => [["lifecycle", name, index], one])
      : [[["lifecycle", name], given]];
    return each.flatMap(([path, one]) =>
      isObject(one) ? unexpected(one, CONDITION, path, CONDITION.map(snakeCase)) : [],
    );
  });
}

function memberCalled(name: string): Member | undefined {
  const found = NAMES.find((one) => one === name || snakeCase(one) === name);
  return found === undefined ? undefined : MEMBERS[found];
}

/** The name of an argument as Terraform spells it. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isToken(value: unknown): boolean {
  return isSet(value) && Token.isUnresolved(value);
}

/** Whether a text may be the address of something in Terraform: a name alone, such as `hello`, is none. */
export function isAddress(text: string): boolean {
  return text.includes(".") || isToken(text);
}

function isElement(value: unknown): boolean {
  return isObject(value) && "fqn" in value;
}
