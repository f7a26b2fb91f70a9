import type { Attributes, Schema, Type } from "../../schema";

/** The object type of a whole schema, including `timeouts`, for {@link encode} and {@link decode}. */
export function schemaType(schema: Schema): Type & { readonly kind: "object" } {
  const known = types.get(schema);
  if (known) return known;
  const attributes: Attributes = schema.attributes;
  const type = {
    kind: "object" as const,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, attribute.type])),
  };
  types.set(schema, type);
  return type;
}

// Needed in every protocol call; schemas never change.
const types = new WeakMap<Schema, Type & { readonly kind: "object" }>();
