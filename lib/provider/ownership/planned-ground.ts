import { groundGoes } from "./refusals";
import type { ObjectInWords, Standing } from "./words";

/**
 * The permissions and secrets that a plan keeps or creates, by the names of their accounts and vaults. If the same plan
 * destroyed one of those, it would remove them too. Each call adds one and throws if it contradicts another.
 */
export class PlannedGround {
  readonly #standing = new Map<string, Standing>();
  readonly #going = new Map<string, ObjectInWords>();

  /** Permissions or a secret whose configuration refers to its parent by this id or name. */
  stands(on: string, standing: Standing): void {
    const ground = this.#going.get(on);
    if (ground) throw groundGoes(ground, standing);
    this.#standing.set(on, standing);
  }

  /** An account or vault that is destroyed or replaced; with all its names. */
  goes(names: readonly string[], ground: ObjectInWords): void {
    for (const name of names) {
      const standing = this.#standing.get(name);
      if (standing) throw groundGoes(ground, standing);
      this.#going.set(name, ground);
    }
  }
}
