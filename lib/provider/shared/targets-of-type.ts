import type { AclTarget, Clock } from "../../cckm";
import { LastWritten } from "./last-written";

/** How long a look waits for more writes to come, where a run writes on many targets at once, in milliseconds. */
const GATHERING_MS = 1500;
/** So many at once are many. */
const MANY = 3;

interface Look {
  readonly at: number;
  readonly target: Promise<AclTarget | undefined>;
}

/** A write that waits for the look that verifies it. */
export interface Verifying {
  readonly clock: Pick<Clock, "now">;
  /** When no earlier write of anybody can overwrite it any more. */
  readonly due: number;
  /** The type of its target: one list has all of a type. */
  readonly type: string;
  pause(ms: number): Promise<void>;
  get(): Promise<AclTarget | undefined>;
  /** The targets of the type that were written last. */
  lastWritten(limit: number): Promise<readonly AclTarget[]>;
  /** Whether a record that shows all permissions of the target leaves no doubt that the write holds. */
  isDone(target: AclTarget): boolean;
  /** Waits for a request, which others may wait for too. */
  waitFor<T>(look: Promise<T>): Promise<T>;
}

interface Waiting {
  readonly id: string;
  readonly write: Verifying;
}

/** The writes of permissions on targets of one type that are being sent, or wait for a look that verifies them. */
export class TargetsOfType {
  readonly coming = new Set<{ readonly id: string; readonly work: Promise<unknown> }>();
  readonly looks = new Map<string, Look>();
  readonly lastWritten = new LastWritten();
  /** Those for which no look has been begun yet. */
  readonly #waiting = new Set<Waiting>();
  #verifying = 0;
  /** How many wait at once before no more come: as many as Terraform lets work at once. */
  #full = 0;
  #woken: (() => void)[] = [];

  /** When the last of those that wait is due. */
  get latest(): number {
    return Math.max(...[...this.#waiting].map(({ write }) => write.due));
  }

  /** A write is to be verified. */
  arrives(one: Waiting): void {
    this.#verifying++;
    this.#waiting.add(one);
    this.#full = Math.max(this.#full, this.#waiting.size);
    this.#wake();
  }

  leaves(one: Waiting): void {
    this.#waiting.delete(one);
    if (--this.#verifying === 0) this.looks.clear();
  }

  /** Waits until no more writes are to be expected, as far as this run has seen: a slow Terraform sends them one by one. */
  async gathered(one: Waiting): Promise<void> {
    const isShort = () => this.#waiting.has(one) && this.#full >= MANY && this.#waiting.size < this.#full;
    if (!isShort()) return;
    let isLate = false;
    const late = one.write.pause(GATHERING_MS).then(() => {
      isLate = true;
    });
    while (isShort() && !isLate) await Promise.race([late, this.#arrival()]);
    if (!isShort()) return;
    this.#full = this.#waiting.size;
    this.#wake();
  }

  /**
   * A look begins.
   * @param at when it is due
   * @returns the targets of all writes that it is for
   */
  taken(at: number): Set<string> {
    const ids = new Set<string>();
    for (const one of this.#waiting) {
      if (one.write.due > at) continue;
      ids.add(one.id);
      this.#waiting.delete(one);
    }
    this.#wake();
    return ids;
  }

  #arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#woken.push(resolve);
    });
  }

  #wake(): void {
    for (const go of this.#woken.splice(0)) go();
  }
}
