import type { Attribute, Attributes } from "./attribute";
import { placeText } from "./quote";
import type { Schema } from "./schema";
import { type Type, typeToText } from "./type";
import type { Problem } from "./validator";
import { isObject, UNKNOWN } from "./value";
import * as words from "./words";

type Path = readonly (string | number)[];
type NameOf = (path: Path) => string;

/**
 * Every problem of a configuration, in the schema's order. To the rules across arguments, what has an error of its own is not
 * known yet. Unknown values pass: they are checked once they are known.
 * @param nameOf The name of an argument in messages; Terraform's name by default.
 */
export function validateConfig(
  schema: Schema,
  config: Readonly<Record<string, unknown>>,
  nameOf: NameOf = placeText,
): Problem[] {
  const attributes = schema.attributes;
  const problems = checkObject(attributes, config, [], nameOf);
  for (const name of Object.keys(attributes)) {
    const { type } = attributes[name]!;
    if (!isPrimitive(type)) problems.push(...nullsIn(type, config[name], [name], nameOf));
  }
  const wrong = problems.filter(({ severity }) => severity === "error");
  const known = wrong.reduce<unknown>((values, { path }) => withUnknown(values, path), config) as typeof config;
  return [...problems, ...schema.rules.flatMap((rule) => rule.check(known, (name) => nameOf([name])))];
}

/** A copy in which what is at the path is not known. */
function withUnknown(value: unknown, [name, ...rest]: Path): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === name ? withUnknown(item, rest) : item));
  if (name === undefined || !isObject(value)) return UNKNOWN;
  return { ...value, [name]: withUnknown(value[name], rest) };
}

function checkObject(
  attributes: Attributes,
  values: Readonly<Record<string, unknown>>,
  path: Path,
  nameOf: NameOf,
): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(attributes)) {
    const attribute = attributes[name]!;
    const isMissing = values[name] === null || values[name] === undefined;
    if (isMissing && !attribute.options.required) continue;
    problems.push(...checkAttribute(attribute, values[name], [...path, name], nameOf));
  }
  return problems;
}

function checkAttribute(attribute: Attribute, value: unknown, path: Path, nameOf: NameOf): Problem[] {
  if (value === UNKNOWN) return [];
  const { required, deprecated, validators = [] } = attribute.options;
  if (value === null || value === undefined) {
    return required ? [{ ...words.missing({ name: nameOf(path) }), path }] : [];
  }
  const problems: Problem[] = [];
  if (deprecated) problems.push({ ...words.deprecated({ instead: deprecated }), path });
  for (const validator of validators) {
    // The name is only worked out for a message.
    const objection = validator.check(value) && validator.check(value, nameOf(path));
    if (objection) problems.push({ severity: "error", ...objection, path });
  }
  return [...problems, ...checkNested(attribute, value, path, nameOf)];
}

function isPrimitive({ kind }: Type): boolean {
  return kind === "string" || kind === "number" || kind === "bool";
}

/** Null elements of lists, sets and maps cannot be sent to the API. */
function nullsIn(type: Type, value: unknown, path: Path, nameOf: NameOf): Problem[] {
  if (value === UNKNOWN || value === null || value === undefined) return [];
  if (type.kind === "object" && isObject(value)) {
    return Object.entries(type.attributes).flatMap(([name, member]) =>
      nullsIn(member, value[name], [...path, name], nameOf),
    );
  }
  if (type.kind !== "list" && type.kind !== "set" && type.kind !== "map") return [];
  const elements: [string | number, unknown][] = Array.isArray(value)
    ? value.map((element, index) => [index, element])
    : Object.entries(isObject(value) ? value : {});
  return elements.flatMap(([step, element]) => {
    const at = [...path, step];
    if (element !== null && element !== undefined) return nullsIn(type.element, element, at, nameOf);
    // Terraform sorts sets: their indexes are those of the configuration only where the caller has names of its own.
    const name = type.kind === "set" && nameOf === placeText ? `each of ${nameOf(path)}` : nameOf(at);
    return [{ ...words.nullElement({ name, kind: type.kind, type: typeToText(type.element) }), path: at }];
  });
}

function checkNested(attribute: Attribute, value: unknown, path: Path, nameOf: NameOf): Problem[] {
  if (!attribute.nested) return [];
  const { nesting, attributes } = attribute.nested;
  const objects: [Path, unknown][] =
    nesting === "single"
      ? [[path, value]]
      : Array.isArray(value)
        ? value.map((item, index) => [[...path, index], item])
        : Object.entries(value as object).map(([key, item]) => [[...path, key], item]);
  return objects.flatMap(([at, object]) => (isObject(object) ? checkObject(attributes, object, at, nameOf) : []));
}
