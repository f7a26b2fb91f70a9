import { TerraformCount, type TerraformMetaArguments, TerraformProvider, Token, Tokenization } from "cdktf";
import {
  camelCase,
  excludeEachOther,
  isObject,
  nearest,
  notOneOf,
  nullElement,
  type Problem,
  quote,
  type Schema,
  unexpected,
  wrongType,
} from "../../schema";
import { kindOf } from "../../text";
import type { Message } from "../../words";
import { isExpression } from "./config-value";
import { CONNECTION } from "./connection";
import { isSet } from "./is-set";
import { isAddress, lifecycleProblems, snakeCase, writableLifecycle } from "./lifecycle";
import { propPath } from "./names";
import { isReadableObject, propsOf } from "./props";
import { providerOfOtherStack } from "./provider-presence";
import { withoutNulls } from "./without-nulls";

/** Props as passed by untyped code. */
type Given = Readonly<Record<string, unknown>>;

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
  count: [(value) => isCount(countIn(value)), "a whole number that is not negative, or a TerraformCount of one"],
  forEach: [(value) => isObject(value) && "_getForEachExpression" in value, "a TerraformIterator"],
  lifecycle: [isObject, "an object"],
  provisioners: [
    (value) => Array.isArray(value) && value.every((one) => isObject(one) && typeof one.type === "string"),
    "a list of provisioners, each with its type, such as local-exec",
  ],
  connection: [isObject, "an object that says how a provisioner reaches a machine"],
};

const META_ARGUMENTS = Object.keys(ALLOWED);

/** The arguments of all kinds of provisioners. */
const PROVISIONER = [
  ...["type", "when", "onFailure", "connection", "source", "content", "destination"],
  ...["command", "workingDir", "interpreter", "environment", "quiet", "inline", "script", "scripts"],
];

/** The arguments of a provisioner that are lists of texts. */
const LISTS = ["inline", "scripts", "interpreter"];

/** The values of those arguments of a provisioner that have a few. */
const CHOICES: readonly (readonly [name: string, values: readonly string[]])[] = [
  ["type", ["local-exec", "remote-exec", "file"]],
  ["when", ["create", "destroy"]],
  ["onFailure", ["continue", "fail"]],
];

/** The error for props that are not an object. They may be the secret itself, so the message does not repeat them. */
export function notAnObject(name: string, props: unknown): Message<"error"> {
  return wrongType({ name, value: kindOf(props), type: "an object with the arguments" });
}

/** Terraform's meta-arguments among the props, without those of the wrong type. */
export function metaArguments(props: TerraformMetaArguments): TerraformMetaArguments {
  const given = propsOf(props, META_ARGUMENTS) as Given;
  const right: Record<string, unknown> = {};
  for (const name of META_ARGUMENTS) {
    const value = given[name];
    if (isSet(value) && isRight(name, value)) right[name] = withoutNulls(value);
  }
  if (isObject(right.lifecycle)) right.lifecycle = writableLifecycle(right.lifecycle);
  // cdktf would throw at once; both together are a problem of the synth.
  if (isSet(right.count)) delete right.forEach;
  return right;
}

/** The meta-arguments that a construct has now: its properties may be set after it was made. */
function metaOf(construct: object): Given {
  const { dependsOn: _, ...names } = ALLOWED;
  return Object.fromEntries(
    Object.keys(names).flatMap((name) => {
      const value = (construct as Given)[name];
      return isSet(value) ? [[name, value]] : [];
    }),
  );
}

function problemsOfProvider(construct: object, provider: unknown): Problem[] {
  const told = providerOfOtherStack(construct, provider);
  return told === undefined ? [] : [{ ...told, path: ["provider"] }];
}

const ADDRESSES = "a list of addresses, such as the fqn of a resource, a data source or a module";

// Those of the props are addresses already.
function areAddresses(value: unknown): boolean {
  return !isSet(value) || (Array.isArray(value) && value.every((one) => typeof one === "string" && isAddress(one)));
}

/** Problems of the meta-arguments that a construct was given by its properties. */
export function metaProblemsNow(schema: Schema, construct: object): Problem[] {
  // Other constructs have members of these names.
  if (!("terraformMetaArguments" in construct)) return [];
  const { dependsOn } = construct as Given;
  const given = metaOf(construct);
  const addresses = areAddresses(dependsOn)
    ? []
    : [{ ...wrongType({ name: "dependsOn", value: shown(dependsOn), type: ADDRESSES }), path: ["dependsOn"] }];
  return Object.keys(given).length === 0
    ? addresses
    : [
        ...addresses,
        ...problemsOfProvider(construct, given.provider),
        ...metaProblems(schema, given, Object.keys(given)),
      ];
}

/**
 * A construct from which cdktf can render its meta-arguments: it breaks on wrong types, or leaves them out.
 * {@link metaProblemsNow} reports them.
 */
export function renderable<T extends object>(construct: T): T {
  const given = metaOf(construct);
  const right = metaArguments(given as TerraformMetaArguments) as Given;
  const names = Object.keys(given).filter((name) => name !== "lifecycle" && right[name] !== given[name]);
  if (isSet(given.lifecycle) && !isWritable(given.lifecycle)) names.push("lifecycle");
  if (!areAddresses((construct as Given).dependsOn)) names.push("dependsOn");
  if (names.length === 0) return construct;
  const properties = names.map((name) => [name, { value: right[name] }] as const);
  return Object.create(construct, Object.fromEntries(properties)) as T;
}

function isWritable(lifecycle: unknown): boolean {
  if (!isObject(lifecycle)) return false;
  return Object.keys(writableLifecycle(lifecycle)).length === Object.keys(lifecycle).length;
}

/**
 * Problems of the meta-arguments, and of the props as a whole.
 * @param allowed The meta-arguments that the construct has, and other names.
 */
export function metaProblems(schema: Schema, given: unknown, allowed: readonly string[]): Problem[] {
  if (given === undefined || given === null) return [];
  if (!isReadableObject(given)) return [{ ...notAnObject("props", given), path: ["props"] }];
  const names = META_ARGUMENTS.filter((name) => allowed.includes(name));
  const props = propsOf(given, names) as Given;
  const wrong = Object.entries(ALLOWED)
    .filter(([name]) => names.includes(name) && !isRight(name, props[name]))
    .map(([name, [, type]]) => {
      const told = wrongType({
        name,
        value: shown(name === "count" ? countIn(props[name]) : props[name]),
        type: name === "connection" ? ofCloud(type, schema) : type,
      });
      return { ...told, path: [name] };
    });
  const lifecycle =
    names.includes("lifecycle") && isObject(props.lifecycle) ? lifecycleProblems(schema, props.lifecycle) : [];
  const both = MULTIPLYING.every((name) => names.includes(name) && isSet(props[name]))
    ? [{ ...excludeEachOther({ names: MULTIPLYING, given: MULTIPLYING }), path: ["forEach"] }]
    : [];
  const connection = names.includes("connection") ? connectionProblems(props.connection, ["connection"]) : [];
  return [...wrong, ...both, ...lifecycle, ...provisionerProblems(props.provisioners), ...connection];
}

/** The number in a TerraformCount. */
function countIn(value: unknown): unknown {
  return TerraformCount.isTerraformCount(value) ? value.toTerraform() : value;
}

function isCount(value: unknown): boolean {
  if (typeof value === "number") return Token.isUnresolved(value) || (Number.isInteger(value) && value >= 0);
  return typeof value === "string" ? isExpression(value) : Tokenization.isResolvable(value);
}

function shown(value: unknown): string {
  return Array.isArray(value) && Token.isUnresolved(value) ? "a list that only Terraform knows" : quote(value);
}

// CCKM calls its connection to a cloud `connection` too.
function ofCloud(type: string, { attributes }: Schema): string {
  const name = Object.keys(attributes).find((one) => one.endsWith("_connection"));
  return name === undefined ? type : `${type} (the connection to the cloud is ${camelCase(name)})`;
}

function provisionerProblems(provisioners: unknown): Problem[] {
  if (!Array.isArray(provisioners)) return [];
  return provisioners.flatMap((one: unknown, index) => {
    if (!isObject(one)) return [];
    const at = ["provisioners", index];
    const names = unexpected(one, PROVISIONER, at, ["working_dir", "on_failure"]);
    const choices = CHOICES.flatMap(([name, values]) => {
      const value = one[name];
      if (!isSet(value) || isExpression(value) || values.includes(value as string)) return [];
      const near = nearest(String(value), values);
      const told = notOneOf({ name, value, values, ...(near !== undefined && { near }) });
      return [{ ...told, path: [...at, name] }];
    });
    const nulls = [...LISTS.flatMap((name) => nullsInList(one[name], [...at, name])), ...nullsIn(one.environment, at)];
    return [...names, ...choices, ...nulls, ...connectionProblems(one.connection, [...at, "connection"])];
  });
}

function nullsInList(list: unknown, at: Problem["path"]): Problem[] {
  if (!Array.isArray(list) || Token.isUnresolved(list)) return [];
  return [...list].flatMap((element: unknown, index) => {
    const path = [...at, index];
    const told = { name: propPath(path), kind: "list", type: "string", got: String(element) };
    return isSet(element) ? [] : [{ ...nullElement(told), path }];
  });
}

// A name without a value is as good as none; one of null would unset nothing.
function nullsIn(environment: unknown, above: Problem["path"]): Problem[] {
  if (!isObject(environment) || Tokenization.isResolvable(environment)) return [];
  const path = [...above, "environment"];
  const nulls = Object.entries(environment).filter(([, value]) => value === null);
  return nulls.map(([name]) => {
    const told = { name: `${propPath(path)}[${quote(name)}]`, kind: "map", type: "string" };
    return { ...nullElement(told), path };
  });
}

function connectionProblems(connection: unknown, at: Problem["path"]): Problem[] {
  if (!isObject(connection) || Token.isUnresolved(connection)) return [];
  return unexpected(connection, CONNECTION, at, CONNECTION.map(snakeCase));
}

const MULTIPLYING = ["count", "forEach"];

function isRight(name: string, value: unknown): boolean {
  return value === undefined || value === null || !ALLOWED[name] || ALLOWED[name][0](value);
}
