import { cckmProviderSchema, dataSources, resources } from "../../lib/contract";
import type { Attributes } from "../../lib/schema";

let names: ReadonlySet<string> | undefined;

/** The names of all attributes, to tell them from values that look alike, such as `in_progress`. */
export function attributeNames(): ReadonlySet<string> {
  const schemas = [cckmProviderSchema, ...[...resources, ...dataSources].map(({ schema }) => schema)];
  names ??= new Set(schemas.flatMap(({ attributes }) => namesIn(attributes)));
  return names;
}

function namesIn(attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, { nested }]) => [
    name,
    ...(nested ? namesIn(nested.attributes) : []),
  ]);
}
