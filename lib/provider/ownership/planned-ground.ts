import { groundGoes } from "./refusals";

interface Named {
  readonly type: string;
  readonly what: string;
}

interface Standing extends Named {
  /** The argument that holds the id of what they are on. */
  readonly argument: string;
}

/**
 * Which permissions a plan keeps or makes on which account or vault, by its id: one that the same plan destroys would take
 * them along. Each call adds one and throws where two of them cannot be true together.
 */
export class PlannedGround {
  readonly #standing = new Map<string, Standing>();
  readonly #going = new Map<string, Named>();

  /** Permissions whose configuration names what they are on by this id. */
  stands(id: string, permissions: Standing): void {
    const ground = this.#going.get(id);
    if (ground) throw groundGoes(ground, permissions);
    this.#standing.set(id, permissions);
  }

  /** An account or vault that is destroyed, be it for another one. */
  goes(id: string, ground: Named): void {
    const permissions = this.#standing.get(id);
    if (permissions) throw groundGoes(ground, permissions);
    this.#going.set(id, ground);
  }
}
