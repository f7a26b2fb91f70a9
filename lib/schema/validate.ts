import type { Attribute, Attributes } from "./attribute";
import type { Schema } from "./schema";
import { type Type, typeToText } from "./type";
import { type Problem, quote } from "./validator";
import { isObject, UNKNOWN } from "./value";

type Path = readonly (string | number)[];

/**
 * Every problem of a configuration, in the schema's order; the rules across arguments are asked when no argument has an
 * error of its own. Unknown values pass: they are checked when they are known.
 */
export function validateConfig(schema: Schema, config: Readonly<Record<string, unknown>>): Problem[] {
  const attributes = schema.attributes;
  const nulls = Object.entries(attributes).flatMap(([name, { type }]) => nullsIn(type, config[name], [name]));
  const problems = [...checkObject(attributes, config, []), ...nulls];
  if (problems.some(({ severity }) => severity === "error")) return problems;
  return [...problems, ...schema.rules.flatMap((rule) => rule.check(config))];
}

function checkObject(attributes: Attributes, values: Readonly<Record<string, unknown>>, path: Path): Problem[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    checkAttribute(name, attribute, values[name], [...path, name]),
  );
}

function checkAttribute(name: string, attribute: Attribute, value: unknown, path: Path): Problem[] {
  if (value === UNKNOWN) return [];
  if (value === null || value === undefined) {
    if (!attribute.options.required) return [];
    return [{ severity: "error", path, summary: "Missing argument", detail: `${name} is required; set it.` }];
  }
  const problems: Problem[] = [];
  if (attribute.options.deprecated) {
    problems.push({ severity: "warning", path, summary: "Deprecated argument", detail: attribute.options.deprecated });
  }
  for (const validator of attribute.options.validators ?? []) {
    const finding = validator.check(value);
    if (finding) problems.push({ severity: "error", ...finding, path });
  }
  return [...problems, ...checkNested(attribute, value, path)];
}

/** Nulls among the elements of lists, sets and maps, which say nothing that could be sent. */
function nullsIn(type: Type, value: unknown, path: Path): Problem[] {
  if (value === UNKNOWN || value === null || value === undefined) return [];
  if (type.kind === "object" && isObject(value)) {
    return Object.entries(type.attributes).flatMap(([name, member]) => nullsIn(member, value[name], [...path, name]));
  }
  if (type.kind !== "list" && type.kind !== "set" && type.kind !== "map") return [];
  const elements: [string | number, unknown][] = Array.isArray(value)
    ? value.map((element, index) => [index, element])
    : Object.entries(isObject(value) ? value : {});
  return elements.flatMap(([step, element]) => {
    const at = [...path, step];
    if (element !== null && element !== undefined) return nullsIn(type.element, element, at);
    const place = typeof step === "number" ? `element ${step}` : `the element ${quote(step)}`;
    const detail = `Got null for ${place} of the ${type.kind}; allowed: ${typeToText(type.element)}. Set a value, or leave the element out.`;
    return [{ severity: "error", path: at, summary: "Null value in a collection", detail }];
  });
}

function checkNested(attribute: Attribute, value: unknown, path: Path): Problem[] {
  if (!attribute.nested) return [];
  const { nesting, attributes } = attribute.nested;
  const objects: [Path, unknown][] =
    nesting === "single"
      ? [[path, value]]
      : Array.isArray(value)
        ? value.map((item, index) => [[...path, index], item])
        : Object.entries(value as object).map(([key, item]) => [[...path, key], item]);
  return objects.flatMap(([at, object]) => (isObject(object) ? checkObject(attributes, object, at) : []));
}
