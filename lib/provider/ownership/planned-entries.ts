import type { NaturalKey } from "../../contract";
import { asTwice, goesAndStays, renamed, samePlanned } from "./refusals";

/** A resource instance in a state or a new one, as shown by a plan. */
export interface PlannedEntry {
  readonly type: string;
  /** CCKM's id; undefined for a new one. */
  readonly id?: string;
  /** One per name under which CCKM may have it; empty while part of it is unknown. */
  readonly keys: readonly NaturalKey[];
  /** Type and name, for messages. */
  readonly what: string;
}

interface Planned {
  readonly role: "stays" | "goes" | "comes";
  readonly entry: PlannedEntry;
  /** Whether it is replaced by another object. */
  replaced?: boolean;
}

/**
 * The plan of one run for every resource instance that Terraform shows: which stay, which go, which are created. Each call
 * adds one and throws if it contradicts another. Instances that are only read, or dropped by a `removed` block, are not
 * reported.
 */
export class PlannedEntries {
  readonly #index = new Map<string, Set<Planned>>();
  readonly #created = new Set<string>();

  /** An instance that is kept or changed in place, or the first of the two calls in which Terraform plans a replacement. */
  stays(entry: PlannedEntry): void {
    for (const { role, entry: other, replaced } of this.#like(entry)) {
      if (replaced) continue;
      if (role === "stays" && isSameObject(entry, other)) throw asTwice(entry);
      if (role === "goes" && isSameObject(entry, other)) throw goesAndStays(entry);
      if (role === "comes" && sameKey(entry, other)) throw samePlanned(entry);
    }
    this.#add("stays", entry);
  }

  /** An instance that is destroyed, other than by a replacement. */
  goes(entry: PlannedEntry): void {
    for (const { role, entry: other, replaced } of this.#like(entry)) {
      if (replaced) continue;
      if (role === "stays" && isSameObject(entry, other)) throw goesAndStays(entry);
      if (role === "comes" && sameKey(entry, other)) throw renamed(entry);
    }
    this.#add("goes", entry);
  }

  /** An object that is created, in place of `replaced` if it is one half of a replacement. */
  comes(entry: PlannedEntry, replaced?: PlannedEntry): void {
    this.#created.add(entry.type);
    if (replaced) this.#leaves(replaced);
    for (const { role, entry: other, replaced: leaves } of this.#like(entry)) {
      if (leaves || !sameKey(entry, other)) continue;
      if (role === "goes") throw renamed(entry);
      throw samePlanned(entry);
    }
    this.#add("comes", entry);
  }

  /** Whether the plan creates an object of a type. */
  creates(type: string): boolean {
    return this.#created.has(type);
  }

  #leaves(replaced: PlannedEntry): void {
    for (const found of this.#like(replaced)) {
      if (found.role === "stays" && found.entry.id === replaced.id) found.replaced = true;
    }
  }

  #add(role: Planned["role"], entry: PlannedEntry): void {
    const one: Planned = { role, entry };
    for (const name of namesOf(entry)) this.#index.set(name, (this.#index.get(name) ?? new Set()).add(one));
  }

  #like(entry: PlannedEntry) {
    return new Set(namesOf(entry).flatMap((name) => [...(this.#index.get(name) ?? [])]));
  }
}

function namesOf({ type, id, keys }: PlannedEntry): string[] {
  return [...(id === undefined ? [] : [`${type} id ${id}`]), ...keys.map((key) => `${type} key ${key}`)];
}

function sameKey(a: PlannedEntry, b: PlannedEntry): boolean {
  return a.keys.some((key) => b.keys.includes(key));
}

// A report is one of several that may have the same arguments, so only the id identifies it.
function isSameObject(a: PlannedEntry, b: PlannedEntry): boolean {
  return (a.id !== undefined && a.id === b.id) || (a.type !== "cckm_azure_report" && sameKey(a, b));
}
