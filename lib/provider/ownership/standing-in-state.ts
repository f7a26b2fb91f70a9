import type { Values } from "../../plugin";
import { stateOf, type WorkingFolder } from "../journal";
import { groundOf, standingTypes } from "./ground";
import { objectInWords } from "./in-words";
import type { ObjectInWords } from "./words";

/** A resource instance in the state that has another object as its parent. */
export interface StandingEntry extends ObjectInWords {
  readonly id: string;
  readonly values: Values;
}

/**
 * The permissions and secrets in the state, by their accounts and vaults, as of the first query. Terraform only shows a
 * provider the instances that a run works on, and a run with `-target` leaves some out.
 */
export class StandingInState {
  readonly #workingFolder: WorkingFolder;
  readonly #byGround = new Map<string, Map<string, StandingEntry[]>>();

  constructor(workingFolder: WorkingFolder) {
    this.#workingFolder = workingFolder;
  }

  /** The children of an object, by all its names; none if the state is not a file on this machine. */
  on(type: string, names: readonly string[]): StandingEntry[] {
    const known = this.#byGround.get(type) ?? this.#read(type);
    return names.flatMap((name) => known.get(name) ?? []);
  }

  /** Whether anything in the state has a parent of this type. */
  isAny(type: string): boolean {
    return (this.#byGround.get(type) ?? this.#read(type)).size > 0;
  }

  #read(type: string) {
    const found = new Map<string, StandingEntry[]>();
    for (const standing of standingTypes(type)) {
      for (const values of stateOf(this.#workingFolder, standing) ?? []) {
        const ground = groundOf(standing, values);
        const entry = { type: standing, id: String(values.id), what: objectInWords(standing, values), values };
        if (ground) found.set(ground.on, [...(found.get(ground.on) ?? []), entry]);
      }
    }
    this.#byGround.set(type, found);
    return found;
  }
}
