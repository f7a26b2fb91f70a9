import { groundGoes } from "./refusals";
import type { ObjectInWords, Standing } from "./words";

/**
 * Which permissions and secrets a plan keeps or makes on which account or in which vault, by the names of that: one that the
 * same plan destroys would take them along. Each call adds one and throws where two of them cannot be true together.
 */
export class PlannedGround {
  readonly #standing = new Map<string, Standing>();
  readonly #going = new Map<string, ObjectInWords>();

  /** Permissions or a secret whose configuration names what they are on by this id or name. */
  stands(on: string, standing: Standing): void {
    const ground = this.#going.get(on);
    if (ground) throw groundGoes(ground, standing);
    this.#standing.set(on, standing);
  }

  /** An account or vault that is destroyed, be it for another one; by every name that it may be called. */
  goes(names: readonly string[], ground: ObjectInWords): void {
    for (const name of names) {
      const standing = this.#standing.get(name);
      if (standing) throw groundGoes(ground, standing);
      this.#going.set(name, ground);
    }
  }
}
