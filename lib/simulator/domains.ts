import type { Random } from "./random";
import type { Store } from "./store";

/** A domain of CipherTrust Manager: a user who signs in to it only sees its records. */
export interface Domain {
  /** Its id in tokens; all zeros for the root domain. */
  readonly id: string;
  readonly store: Store;
}

const ROOT_ID = "00000000-0000-0000-0000-000000000000";
const ROOT_NAMES = ["", "root"];

/** The domains, by the names used to sign in. A new domain is created at its first sign-in. */
export class Domains {
  readonly root: Domain;
  readonly #others = new Map<string, Domain>();

  readonly #make: () => Store;
  readonly #random: Random;

  constructor(root: Store, make: () => Store, random: Random) {
    this.#make = make;
    this.#random = random;
    this.root = { id: ROOT_ID, store: root };
  }

  /** @param name "" or "root" for the root domain */
  of(name: string): Domain {
    if (ROOT_NAMES.includes(name)) return this.root;
    const known = this.#others.get(name) ?? { id: this.#random.uuid(), store: this.#make() };
    this.#others.set(name, known);
    return known;
  }

  byId(id: string): Domain {
    return [...this.#others.values()].find((domain) => domain.id === id) ?? this.root;
  }

  /** Renames a domain; its records and tokens stay valid. */
  rename(from: string, to: string): void {
    const domain = this.#others.get(from);
    if (!domain)
      throw new Error(`There is no domain "${from}". Known: ${[...this.#others.keys()].join(", ") || "none"}.`);
    if (ROOT_NAMES.includes(to) || this.#others.has(to)) throw new Error(`There is a domain "${to}" already.`);
    this.#others.delete(from);
    this.#others.set(to, domain);
  }
}
