import { TerraformCount, type TerraformMetaArguments, TerraformProvider, Token } from "cdktf";
import { isObject, type Problem, quote, type Schema, unexpected, wrongType } from "../../schema";
import type { Message } from "../../words";

/** What any construct may be given beside its own arguments, by people who do not check the types. */
type Given = Readonly<Record<string, unknown>>;

const LIFECYCLE = [
  "createBeforeDestroy",
  "preventDestroy",
  "ignoreChanges",
  "replaceTriggeredBy",
  "precondition",
  "postcondition",
];

/** What is allowed for each of the arguments that cdktf would take for nothing, or break at, where it is something else. */
const ALLOWED: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  provider: [
    (value) => TerraformProvider.isTerraformProvider(value),
    "a provider, such as a CckmProvider with an alias",
  ],
  dependsOn: [
    (value) => Array.isArray(value) && value.every((one) => isObject(one) && "fqn" in one),
    "a list of resources, data sources or modules",
  ],
  count: [
    (value) => typeof value === "number" || TerraformCount.isTerraformCount(value) || Token.isUnresolved(value),
    "a number or a TerraformCount",
  ],
  forEach: [(value) => isObject(value) && "_getForEachExpression" in value, "a TerraformIterator"],
  lifecycle: [isObject, "an object"],
};

/** The props as an object: nothing is one without members, and so is what is none. */
export function propsOf<T extends object>(props: T): T {
  return isObject(props) ? props : ({} as T);
}

/** What is told of props that are no object. They may be the secret itself, so that they are not repeated. */
export function notAnObject(name: string, props: unknown): Message<"error"> {
  const value = Array.isArray(props) ? "a list" : `a ${typeof props}`;
  return wrongType({ name, value, type: "an object with the arguments" });
}

/** Terraform's own arguments among the props, without those that are of another type. */
export function metaArguments(props: TerraformMetaArguments): TerraformMetaArguments {
  const given = propsOf(props) as Given;
  const names = [...Object.keys(ALLOWED), "provisioners", "connection"];
  return Object.fromEntries(names.filter((name) => isRight(name, given[name])).map((name) => [name, given[name]]));
}

/** What is wrong with Terraform's own arguments among the props, and with the props as a whole. */
export function metaProblems(schema: Schema, props: unknown): Problem[] {
  if (props === undefined || props === null) return [];
  if (!isObject(props)) return [{ ...notAnObject("props", props), path: ["props"] }];
  const wrong = Object.entries(ALLOWED)
    .filter(([name]) => !isRight(name, props[name]))
    .map(([name, [, type]]) => ({ ...wrongType({ name, value: quote(props[name]), type }), path: [name] }));
  const lifecycle = isObject(props.lifecycle) ? lifecycleProblems(schema, props.lifecycle) : [];
  return [...wrong, ...lifecycle];
}

function isRight(name: string, value: unknown): boolean {
  return value === undefined || value === null || !ALLOWED[name] || ALLOWED[name][0](value);
}

function lifecycleProblems(schema: Schema, lifecycle: Given): Problem[] {
  const snake = LIFECYCLE.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const found = unexpected(lifecycle, LIFECYCLE, ["lifecycle"], snake);
  const ignored = lifecycle.ignoreChanges ?? lifecycle.ignore_changes;
  if (!Array.isArray(ignored)) return found;
  const attributes = Object.keys(schema.attributes);
  const unknown = ignored.flatMap((name: unknown, index) => {
    // An index or a key may follow: `tags["team"]`.
    const [root] = typeof name === "string" && !Token.isUnresolved(name) ? name.split(/[.[]/) : [];
    if (root === undefined || root === "all") return [];
    return unexpected({ [root]: true }, attributes).map((problem) => ({
      ...problem,
      path: ["lifecycle", "ignoreChanges", index],
    }));
  });
  return [...found, ...unknown];
}
