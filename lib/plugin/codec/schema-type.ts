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

/** Whether values of a schema may contain secrets: some attribute, at any depth, is sensitive or write-only. */
export function hasSecrets({ attributes }: Pick<Schema, "attributes">): boolean {
  const known = secrets.get(attributes);
  if (known !== undefined) return known;
  const found = Object.values(attributes).some(
    ({ options, nested }) => options.sensitive || options.writeOnly || (nested && hasSecrets(nested)),
  );
  secrets.set(attributes, found);
  return found;
}

const secrets = new WeakMap<Attributes, boolean>();
