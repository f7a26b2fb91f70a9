import type { Attributes, Schema, Type } from "../../schema";

/** The type of a whole object of a schema, `timeouts` included: what {@link encode} and {@link decode} take for it. */
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

// Asked for at every call of the protocol; schemas never change.
const types = new WeakMap<Schema, Type & { readonly kind: "object" }>();
