import { type Attributes, camelCase, type Type } from "../../schema";

/**
 * A path of attribute names, list indexes and map keys in TypeScript syntax: `acls[0].userId`, `tags["cost center"]`.
 * @param attributes The attributes at the path's beginning: they tell the keys of maps, which stay as they are.
 */
export function propPath(
  path: readonly (string | number)[],
  renamed: Readonly<Record<string, string>> = {},
  attributes: Attributes = {},
): string {
  let type: Type | undefined;
  return path
    .map((step, index) => {
      if (index === 0 && typeof step === "string") {
        type = Object.hasOwn(attributes, step) ? attributes[step]!.type : undefined;
        return Object.hasOwn(renamed, step) ? renamed[step] : camelCase(step);
      }
      const isKey = type?.kind === "map";
      type = typeWithin(type, step);
      if (typeof step === "number") return `[${step}]`;
      if (!isKey) return `.${camelCase(step)}`;
      return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join("");
}

function typeWithin(type: Type | undefined, step: string | number): Type | undefined {
  if (type?.kind === "list" || type?.kind === "set" || type?.kind === "map") return type.element;
  return type?.kind === "object" && Object.hasOwn(type.attributes, step) ? type.attributes[step] : undefined;
}
