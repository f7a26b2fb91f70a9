import { isObject, misspelt, nearest, type Problem, unexpected } from "../../schema";
import { CONNECTION } from "./connection";
import { LIFECYCLE, snakeCase } from "./lifecycle";

/** Terraform's meta-arguments, which are in no schema. */
export const META = [
  "//",
  "provider",
  "depends_on",
  "count",
  "lifecycle",
  "for_each",
  "provisioner",
  "connection",
  "alias",
];

/**
 * Misspelt names in the blocks that Terraform has for every resource, as an override may write them. Other names may be
 * those of a newer Terraform.
 * @param attributes What is written, with names as in Terraform.
 */
export function misspeltMeta(attributes: Readonly<Record<string, unknown>>): Problem[] {
  const { lifecycle, connection } = attributes;
  return [
    ...misspeltIn(lifecycle, LIFECYCLE.map(snakeCase), "lifecycle"),
    ...misspeltIn(connection, CONNECTION.map(snakeCase), "connection"),
  ];
}

function misspeltIn(block: unknown, known: readonly string[], name: string): Problem[] {
  if (!isObject(block)) return [];
  const isNear = (given: string) => (nearest(snakeCase(given), known) ?? misspelt(given, known)) !== undefined;
  return unexpected(Object.fromEntries(Object.entries(block).filter(([given]) => isNear(given))), known, [name]);
}
