/** A type in Terraform's type system. Sets and lists are arrays in JavaScript; maps and objects are plain objects. */
export type Type =
  | { readonly kind: "string" | "number" | "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: Type }
  | { readonly kind: "object"; readonly attributes: Readonly<Record<string, Type>> };

/** The primitive types. */
export type Primitive = "string" | "number" | "bool";

/** How the objects of a nested attribute are collected. */
export type Nesting = "single" | "list" | "set" | "map";

/** A type in Terraform's JSON format, such as `["set","string"]`. */
export function typeToJson(type: Type): unknown {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return [type.kind, typeToJson(type.element)];
    case "object":
      return ["object", Object.fromEntries(Object.entries(type.attributes).map(([k, t]) => [k, typeToJson(t)]))];
    default:
      return type.kind;
  }
}

/** A type in Terraform's syntax, such as `set(string)`. */
export function typeToText(type: Type): string {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return `${type.kind}(${typeToText(type.element)})`;
    case "object":
      return `object({${Object.entries(type.attributes)
        .map(([name, member]) => `${name} = ${typeToText(member)}`)
        .join(", ")}})`;
    default:
      return type.kind;
  }
}
