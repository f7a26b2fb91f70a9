import type { Values } from "../../plugin";

/** What one run has seen in a state, and what it has created, destroyed and dropped so far: by type, id and natural key. */
export class RunObjects {
  readonly #held = new Map<string, string | undefined>();
  readonly #removed = new Set<string>();
  readonly #retained = new Set<string>();
  readonly #seen = new Map<string, Values>();

  see(type: string, names: readonly string[], state: Values): void {
    for (const name of names) this.#seen.set(`${type} ${name}`, state);
  }

  loseSight(type: string, names: readonly string[]): void {
    for (const name of names) this.#seen.delete(`${type} ${name}`);
  }

  seen(type: string, name: string): Values | undefined {
    return this.#seen.get(`${type} ${name}`);
  }

  /** `id` is undefined while the object is being created. */
  hold(type: string, names: readonly string[], id: string | undefined): void {
    for (const name of names) this.#held.set(`${type} ${name}`, id);
  }

  letGo(type: string, name: string): void {
    this.#held.delete(`${type} ${name}`);
  }

  holds(type: string, name: string): boolean {
    return this.#held.has(`${type} ${name}`);
  }

  /** The id of the object; undefined while it is being created. */
  heldId(type: string, name: string): string | undefined {
    return this.#held.get(`${type} ${name}`);
  }

  remove(type: string, name: string): void {
    this.#removed.add(`${type} ${name}`);
  }

  hasRemoved(type: string, name: string): boolean {
    return this.#removed.has(`${type} ${name}`);
  }

  retain(type: string, id: string): void {
    this.#retained.add(`${type} ${id}`);
  }

  hasRetained(type: string, id: string): boolean {
    return this.#retained.has(`${type} ${id}`);
  }
}
