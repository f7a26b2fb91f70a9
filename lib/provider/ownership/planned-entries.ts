import type { NaturalKey } from "../../contract";
import { asTwice, goesAndStays, renamed, samePlanned } from "./refusals";

/** An entry of a state, or one that is to be made, as a plan shows it. */
export interface PlannedEntry {
  readonly type: string;
  /** CCKM's id; undefined for what is to be made. */
  readonly id?: string;
  /** One for each name under which CCKM may have it; none where a part of it is not known yet. */
  readonly keys: readonly NaturalKey[];
  /** In words. */
  readonly what: string;
}

interface Planned {
  readonly role: "stays" | "goes" | "comes";
  readonly entry: PlannedEntry;
  /** Whether it makes way for another object in its own place. */
  replaced?: boolean;
}

/**
 * What becomes, in one run, of every entry that Terraform shows: which stay, which go, which are to be made. Each call
 * adds one and throws where two of them cannot be true together. An entry that is only read, or forgotten by a `removed`
 * block, is in no call.
 */
export class PlannedEntries {
  readonly #index = new Map<string, Set<Planned>>();

  /** An entry that is kept or changed in place; or the first of the two calls by which Terraform plans a replacement. */
  stays(entry: PlannedEntry): void {
    for (const { role, entry: other, replaced } of this.#like(entry)) {
      if (replaced) continue;
      if (role === "stays" && isSameObject(entry, other)) throw asTwice(entry);
      if (role === "goes" && isSameObject(entry, other)) throw goesAndStays(entry);
      if (role === "comes" && sameKey(entry, other)) throw samePlanned(entry);
    }
    this.#add("stays", entry);
  }

  /** An entry that is to be destroyed, not as a part of a replacement. */
  goes(entry: PlannedEntry): void {
    for (const { role, entry: other, replaced } of this.#like(entry)) {
      if (replaced) continue;
      if (role === "stays" && isSameObject(entry, other)) throw goesAndStays(entry);
      if (role === "comes" && sameKey(entry, other)) throw renamed(entry);
    }
    this.#add("goes", entry);
  }

  /** An object that is to be made, in place of `replaced` where it is one half of a replacement. */
  comes(entry: PlannedEntry, replaced?: PlannedEntry): void {
    if (replaced) this.#leaves(replaced);
    for (const { role, entry: other, replaced: leaves } of this.#like(entry)) {
      if (leaves || !sameKey(entry, other)) continue;
      if (role === "goes") throw renamed(entry);
      throw samePlanned(entry);
    }
    this.#add("comes", entry);
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

// A report is one run of many that may ask for the same: there the id alone tells.
function isSameObject(a: PlannedEntry, b: PlannedEntry): boolean {
  return (a.id !== undefined && a.id === b.id) || (a.type !== "cckm_azure_report" && sameKey(a, b));
}
