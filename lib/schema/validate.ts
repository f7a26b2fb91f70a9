import type { Attribute, Attributes } from "./attribute";
import { type Schema, terraformAttributes } from "./schema";
import type { Problem } from "./validator";
import { isObject, UNKNOWN } from "./value";

type Path = readonly (string | number)[];

/**
 * Every problem of a configuration, in the schema's order; the rules across arguments are asked when no argument has an
 * error of its own. Unknown values pass: they are checked when they are known.
 */
export function validateConfig(schema: Schema, config: Readonly<Record<string, unknown>>): Problem[] {
  const problems = checkObject(terraformAttributes(schema), config, []);
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
