import { createHash } from "node:crypto";
import { isObject, type Type, terraformAttributes } from "../../schema";
import type { Resource, Values } from "../hooks";

/** The objects that one configuration of the provider has read, and those among them that its plan replaces. */
export class ObjectsRead {
  readonly #states = new Map<string, Values>();
  readonly #replaced = new Set<string>();

  add(resource: Resource, state: Values): void {
    this.#states.set(subjectOf(resource, state), state);
  }

  /** The state of a subject that was read. */
  get(subject: string): Values | undefined {
    return this.#states.get(subject);
  }

  /** Takes note that the plan replaces an object. */
  markReplaced({ type }: Resource, { id }: Values): void {
    if (typeof id === "string") this.#replaced.add(`${type} ${id}`);
  }

  /** Whether the plan replaces the object of a type and an id. Terraform plans an object before those that refer to it. */
  isReplaced(type: string, id: unknown): boolean {
    return this.#replaced.has(`${type} ${String(id)}`);
  }
}

/** What tells an object from others between a read and a plan: its type and all its values, sets without order. */
export function subjectOf({ type, schema }: Resource, state: Values): string {
  const hash = createHash("sha256").update(type);
  for (const [name, attribute] of Object.entries(terraformAttributes(schema))) {
    hash.update(`\n${canonical(state[name], attribute.type)}`);
  }
  return hash.digest("base64");
}

function canonical(value: unknown, type: Type): string {
  if (value === null || value === undefined) return "null";
  switch (type.kind) {
    case "list":
      return `[${(value as unknown[]).map((item) => canonical(item, type.element)).join()}]`;
    case "set":
      return `[${[...new Set((value as unknown[]).map((item) => canonical(item, type.element)))].sort().join()}]`;
    case "map":
      return members(value, () => type.element);
    case "object":
      return members(value, (name) => type.attributes[name]);
    case "number":
      return String(value);
    default:
      return JSON.stringify(value) ?? "unknown";
  }
}

function members(value: unknown, typeOf: (name: string) => Type | undefined): string {
  const texts = Object.entries(isObject(value) ? value : {}).map(([name, item]) => {
    const type = typeOf(name);
    return `${JSON.stringify(name)}:${type ? canonical(item, type) : "null"}`;
  });
  return `{${texts.sort().join()}}`;
}
