import { camelCase } from "../../schema";

/** A path of attribute names, list indexes and map keys in TypeScript syntax: `acls[0].userId`. */
export function propPath(path: readonly (string | number)[], renamed: Readonly<Record<string, string>> = {}): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : index > 0 ? `.${camelCase(step)}` : (renamed[step] ?? camelCase(step)),
    )
    .join("");
}
