import type { AclTarget, Clock } from "../../cckm";

/**
 * How long a record answers what principals had before a write, in milliseconds. What somebody grants one of them in the
 * meantime is taken for too much and revoked, as between a write and the look that verifies it, which may be as long.
 */
const BEFORE_MS = 3000;
/** How long a look waits for others at most, in milliseconds. */
const LONGEST_WAIT_MS = 3000;

interface Look {
  readonly at: number;
  readonly target: Promise<AclTarget | undefined>;
}

/** A write that waits for the look that verifies it. */
export interface Verifying {
  readonly clock: Pick<Clock, "now">;
  /** When no earlier write of anybody can overwrite it any more. */
  readonly due: number;
  pause(ms: number): Promise<void>;
  get(): Promise<AclTarget | undefined>;
  /** Waits for a GET, which others may wait for too. */
  waitFor(look: Promise<AclTarget | undefined>): Promise<AclTarget | undefined>;
}

/**
 * The looks at accounts and vaults that the writes of their permissions share. Many writes to one target in a row are
 * verified by a single GET that is due for all of them, and the record that one of them leaves is what the next one finds.
 */
export class TargetLooks {
  readonly #coming = new Map<string, Set<Promise<unknown>>>();
  readonly #waiting = new Map<string, Set<Verifying>>();
  readonly #looks = new Map<string, Look>();
  readonly #known = new Map<string, { readonly at: number; readonly target: AclTarget | undefined }>();

  /** The target as a request of the last moment has shown it. */
  known(id: string, now: number): AclTarget | undefined {
    const known = this.#known.get(id);
    return known && Math.abs(now - known.at) <= BEFORE_MS ? known.target : undefined;
  }

  /**
   * A request that began at this time has shown the whole target.
   * @param target undefined if that is not clear
   */
  knows(id: string, target: AclTarget | undefined, at: number): void {
    if (at >= (this.#known.get(id)?.at ?? at)) this.#known.set(id, { at, target });
  }

  /** A write to the target is being sent: the look that others wait for is to be one for it too. */
  async sending<T>(id: string, work: Promise<T>): Promise<T> {
    const coming = this.#coming.get(id) ?? new Set();
    this.#coming.set(id, coming.add(work));
    try {
      return await work;
    } finally {
      coming.delete(work);
      if (coming.size === 0) this.#coming.delete(id);
    }
  }

  /** Looks at a target once the write, and those of others that are waiting for a look too, are due. */
  async verify(id: string, write: Verifying): Promise<AclTarget | undefined> {
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting.add(write));
    try {
      await write.pause(write.due - write.clock.now());
      const coming = this.#coming.get(id);
      if (coming) await Promise.race([Promise.allSettled(coming), write.pause(LONGEST_WAIT_MS)]);
      let at = write.due;
      for (let next = latestOf(waiting); next > at && next - write.due < LONGEST_WAIT_MS; next = latestOf(waiting)) {
        await write.pause(next - at);
        at = next;
      }
      return await write.waitFor(this.#lookAt(id, at, write));
    } finally {
      waiting.delete(write);
      if (waiting.size === 0) {
        this.#waiting.delete(id);
        this.#looks.delete(id);
      }
    }
  }

  #lookAt(id: string, at: number, { due, clock, get }: Verifying): Promise<AclTarget | undefined> {
    const last = this.#looks.get(id);
    if (last && last.at >= due) return last.target;
    const began = clock.now();
    const target = get();
    this.#looks.set(id, { at, target });
    target.then(
      (found) => this.knows(id, found, began),
      () => {},
    );
    return target;
  }
}

function latestOf(waiting: ReadonlySet<Verifying>): number {
  return Math.max(...[...waiting].map(({ due }) => due));
}
