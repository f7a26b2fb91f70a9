import { type Attribute, type Attributes, bareObject, isObject, UNKNOWN } from "../../schema";
import type { Values } from "../hooks";
import { sameMeaning } from "./same";

/**
 * The initial planned values, attribute by attribute: the configured value, in the prior spelling if both are equivalent;
 * else the default; else, for computed attributes, the prior value, or unknown if there is none.
 */
export function plannedValues(attributes: Attributes, config: Values, prior: Values | null): Record<string, unknown> {
  const planned = bareObject<unknown>();
  for (const name of Object.keys(attributes)) {
    planned[name] = plannedValue(attributes[name]!, config[name] ?? null, prior ? (prior[name] ?? null) : undefined);
  }
  return planned;
}

// `prior` is undefined if there is no prior object at all, null if the object has no such value.
function plannedValue(attribute: Attribute, config: unknown, prior: unknown): unknown {
  const { options } = attribute;
  if (options.writeOnly) return null;
  if (config === null) {
    if (options.default !== undefined) return options.default;
    if (!options.computed) return null;
    return prior === undefined ? UNKNOWN : prior;
  }
  if (prior !== undefined && sameMeaning(config, prior, attribute)) return prior;
  return attribute.nested ? plannedNested(attribute.nested, config, prior) : config;
}

function plannedNested(nested: NonNullable<Attribute["nested"]>, config: unknown, prior: unknown): unknown {
  const one = (object: unknown, before: unknown) =>
    isObject(object) ? plannedValues(nested.attributes, object, isObject(before) ? before : null) : object;
  if (nested.nesting === "single") return one(config, prior);
  if (Array.isArray(config)) {
    const before: unknown[] = Array.isArray(prior) ? prior : [];
    if (nested.nesting === "list") return config.map((object, index) => one(object, before[index]));
    return config.map((object) =>
      one(
        object,
        before.find((candidate) => sameArguments(nested.attributes, object, candidate)),
      ),
    );
  }
  if (!isObject(config)) return config;
  const before = isObject(prior) ? prior : {};
  return bareObject(Object.entries(config).map(([key, object]) => [key, one(object, before[key])]));
}

// An element of a set is identified by its arguments: its computed values may be anything.
function sameArguments(attributes: Attributes, config: unknown, prior: unknown): boolean {
  if (!isObject(config) || !isObject(prior)) return false;
  return Object.entries(attributes).every(
    ([name, attribute]) =>
      ((config[name] ?? null) === null && attribute.options.computed) ||
      sameMeaning(config[name], prior[name], attribute),
  );
}

/** What a data source's result starts from: its arguments as given, everything computed unknown. */
export function resultOfArguments(attributes: Attributes, config: Values): Record<string, unknown> {
  return plannedValues(attributes, config, null);
}
