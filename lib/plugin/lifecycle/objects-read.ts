import { createHash } from "node:crypto";
import { type Type, UNKNOWN } from "../../schema";
import { type ExactNumber, numberToWire } from "../codec";
import type { Resource, Values } from "../hooks";

/** The objects that were read since the provider was configured, and which of them the plan replaces. */
export class ObjectsRead {
  readonly #states = new Map<string, Values>();
  readonly #replaced = new Set<string>();

  add(resource: Resource, state: Values): void {
    this.#states.set(subjectOf(resource, state), state);
  }

  /** The state of a subject if it was read. */
  get(subject: string): Values | undefined {
    return this.#states.get(subject);
  }

  /** Records that the plan replaces an object. */
  markReplaced({ type }: Resource, { id }: Values): void {
    if (typeof id === "string") this.#replaced.add(`${type} ${id}`);
  }

  /** Whether the plan replaces the object with a type and id. Terraform plans an object before those that refer to it. */
  isReplaced(type: string, id: unknown): boolean {
    return this.#replaced.has(`${type} ${String(id)}`);
  }
}

/**
 * Identifies an object between a read and a plan: its type and all its values, in a form that is not affected by what
 * Terraform does to them in between. Sets are unordered, texts are normalized, numbers have one form.
 */
export function subjectOf({ type, schema: { attributes } }: Resource, state: Values): string {
  const values = Object.keys(attributes).map((name) => canonical(state[name], attributes[name]!.type));
  return createHash("sha256")
    .update([type, ...values].join("\n"))
    .digest("base64");
}

function canonical(value: unknown, type: Type): string {
  if (value === null || value === undefined) return "null";
  if (value === UNKNOWN) return "unknown";
  switch (type.kind) {
    case "list":
      return `[${(value as unknown[]).map((item) => canonical(item, type.element)).join()}]`;
    case "set":
      return `[${[...new Set((value as unknown[]).map((item) => canonical(item, type.element)))].sort().join()}]`;
    case "map":
      return members(Object.entries(value).map(([key, item]) => [key, canonical(item, type.element)]));
    case "object":
      return members(
        Object.entries(type.attributes).map(([name, of]) => [name, canonical((value as Values)[name], of)]),
      );
    case "number":
      return String(numberToWire(value as ExactNumber));
    case "string":
      return JSON.stringify(String(value).normalize());
    case "bool":
      return String(value);
  }
}

function members(entries: [name: string, text: string][]): string {
  const texts = entries.map(([name, text]) => `${JSON.stringify(name.normalize())}:${text}`);
  return `{${texts.sort().join()}}`;
}
