import { TerraformCount, type TerraformMetaArguments, TerraformProvider, Token } from "cdktf";
import { excludeEachOther, isObject, type Problem, quote, type Schema, unexpected, wrongType } from "../../schema";
import type { Message } from "../../words";
import { isReadableObject, propsOf } from "./props";

/** Props as passed by untyped code. */
type Given = Readonly<Record<string, unknown>>;

const LIFECYCLE = [
  "createBeforeDestroy",
  "preventDestroy",
  "ignoreChanges",
  "replaceTriggeredBy",
  "precondition",
  "postcondition",
];

/**
 * Meta-arguments that cdktf silently ignores or crashes on if they have the wrong type, with a check and the allowed
 * values.
 */
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

const CHECKED = Object.keys(ALLOWED);
const META_ARGUMENTS = [...CHECKED, "provisioners", "connection"];

/** The error for props that are not an object. They may be the secret itself, so the message does not repeat them. */
export function notAnObject(name: string, props: unknown): Message<"error"> {
  const value = Array.isArray(props) ? "a list" : `a ${typeof props}`;
  return wrongType({ name, value, type: "an object with the arguments" });
}

/** Terraform's meta-arguments among the props, without those of the wrong type. */
export function metaArguments(props: TerraformMetaArguments): TerraformMetaArguments {
  const given = propsOf(props, META_ARGUMENTS) as Given;
  const right: Record<string, unknown> = {};
  for (const name of META_ARGUMENTS) {
    const value = given[name];
    if (value !== undefined && isRight(name, value)) right[name] = value;
  }
  // cdktf would throw at once; both together are a problem of the synth.
  if (isSet(right.count)) delete right.forEach;
  return right;
}

/** Problems of the meta-arguments, and of the props as a whole. */
export function metaProblems(schema: Schema, given: unknown): Problem[] {
  if (given === undefined || given === null) return [];
  if (!isReadableObject(given)) return [{ ...notAnObject("props", given), path: ["props"] }];
  const props = propsOf(given, CHECKED) as Given;
  const wrong = Object.entries(ALLOWED)
    .filter(([name]) => !isRight(name, props[name]))
    .map(([name, [, type]]) => ({ ...wrongType({ name, value: quote(props[name]), type }), path: [name] }));
  const lifecycle = isObject(props.lifecycle) ? lifecycleProblems(schema, props.lifecycle) : [];
  const both = MULTIPLYING.every((name) => isSet(props[name]))
    ? [{ ...excludeEachOther({ names: MULTIPLYING, given: MULTIPLYING }), path: ["forEach"] }]
    : [];
  return [...wrong, ...both, ...lifecycle];
}

const MULTIPLYING = ["count", "forEach"];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
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
    // The name may be followed by an index or a key: `tags["team"]`.
    const [root] = typeof name === "string" && !Token.isUnresolved(name) ? name.split(/[.[]/) : [];
    if (root === undefined || root === "all") return [];
    return unexpected({ [root]: true }, attributes).map((problem) => ({
      ...problem,
      path: ["lifecycle", "ignoreChanges", index],
    }));
  });
  return [...found, ...unknown];
}
