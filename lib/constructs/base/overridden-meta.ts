import { isObject, misspelt, nearest, type Problem, unexpected } from "../../schema";
import { elementElsewhere } from "../words";
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

const OF_STACK = /^(?:\$\{)?data\.terraform_remote_state\.cross-stack-reference-input-([^.]+)\./;

/** What a resource waits for, or is replaced with, in another stack. cdktf writes a reference to its state, which Terraform takes for none. */
export function elementsOfOtherStacks(attributes: Readonly<Record<string, unknown>>): Problem[] {
  const { depends_on, lifecycle } = attributes;
  const triggers = isObject(lifecycle) ? lifecycle.replace_triggered_by : undefined;
  const named: [string, string[], unknown][] = [
    ["dependsOn", ["depends_on"], depends_on],
    ["replaceTriggeredBy", ["lifecycle", "replace_triggered_by"], triggers],
  ];
  return named.flatMap(([name, path, list]) => {
    const stacks = (Array.isArray(list) ? list : []).flatMap((one) => OF_STACK.exec(String(one))?.[1] ?? []);
    return [...new Set(stacks)].map((stack) => ({ ...elementElsewhere({ name, stack }), path }));
  });
}

function misspeltIn(block: unknown, known: readonly string[], name: string): Problem[] {
  if (!isObject(block)) return [];
  const isNear = (given: string) => (nearest(snakeCase(given), known) ?? misspelt(given, known)) !== undefined;
  return unexpected(Object.fromEntries(Object.entries(block).filter(([given]) => isNear(given))), known, [name]);
}
