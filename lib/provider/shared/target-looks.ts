import type { AclTarget, Clock } from "../../cckm";
import { SEEN_FOR_MS } from "../../cckm/reads";
import type { Rows } from "./last-written";
import { TargetsOfType, type Verifying } from "./targets-of-type";

/** How long a look waits for others at most, in milliseconds. */
const LONGEST_WAIT_MS = 3000;

/**
 * The looks at accounts and vaults that the writes of their permissions share. Many writes in a row to one target are
 * verified by a single GET that is due for all of them, and those to several by the page of a list that begins with what
 * was written last; where that page leaves a doubt, by a GET. The record that a write or a look leaves is what the next one
 * finds.
 */
export class TargetLooks {
  readonly #types = new Map<string, TargetsOfType>();
  readonly #known = new Map<string, { readonly at: number; readonly target: AclTarget | undefined }>();
  readonly #written = new Map<string, number>();

  /** The target as a request of the last moments has shown it. */
  known(id: string, now: number): AclTarget | undefined {
    const known = this.#known.get(id);
    return known && Math.abs(now - known.at) <= SEEN_FOR_MS ? known.target : undefined;
  }

  /**
   * A request that began at this time has shown the whole target.
   * @param target undefined if that is not clear
   */
  knows(id: string, target: AclTarget | undefined, at: number): void {
    if (at >= (this.#known.get(id)?.at ?? at)) this.#known.set(id, { at, target });
  }

  /** Whether this run has not written the target's permissions since that time. */
  isUntouched(id: string, since: number): boolean {
    return (this.#written.get(id) ?? Number.NEGATIVE_INFINITY) < since;
  }

  /** Whether a row of a list shows all permissions: releases may leave them out of lists. */
  showsAll(type: string, row: AclTarget, among: Rows | undefined): boolean {
    return this.#of(type).lastWritten.showsAll(row, among);
  }

  /** A write to a target is being sent: the look that others wait for is to be one for it too. */
  async sending<T>(type: string, id: string, work: Promise<T>, clock: Pick<Clock, "now">): Promise<T> {
    const { coming } = this.#of(type);
    const one = { id, work };
    coming.add(one);
    try {
      return await work;
    } finally {
      coming.delete(one);
      this.#written.set(id, clock.now());
    }
  }

  /** Looks at a target once the write, and those of others that are waiting for a look too, are due. */
  async verify(id: string, write: Verifying): Promise<AclTarget | undefined> {
    const of = this.#of(write.type);
    const one = { id, write };
    of.arrives(one);
    try {
      await write.pause(write.due - write.clock.now());
      await of.gathered(one);
      const coming = [...of.coming].map(({ work }) => work);
      if (coming.length > 0) await Promise.race([Promise.allSettled(coming), write.pause(LONGEST_WAIT_MS)]);
      let at = write.due;
      for (let next = of.latest; next > at && next - write.due < LONGEST_WAIT_MS; next = of.latest) {
        await write.pause(next - write.clock.now());
        at = next;
      }
      return (await this.#rowOf(id, of, at, write)) ?? (await write.waitFor(this.#lookAt(id, of, at, write)));
    } finally {
      of.leaves(one);
    }
  }

  #of(type: string): TargetsOfType {
    const of = this.#types.get(type) ?? new TargetsOfType();
    this.#types.set(type, of);
    return of;
  }

  async #rowOf(id: string, of: TargetsOfType, at: number, write: Verifying): Promise<AclTarget | undefined> {
    const { lastWritten } = of;
    const page = await write.waitFor(lastWritten.page(at, () => of.taken(at), write));
    const row = page?.rows.get(id);
    if (!page || !row || !lastWritten.showsAll(row, page.rows) || !write.isDone(row)) return undefined;
    this.knows(id, row, page.began);
    return row;
  }

  #lookAt(id: string, of: TargetsOfType, at: number, { due, clock, get }: Verifying): Promise<AclTarget | undefined> {
    const last = of.looks.get(id);
    if (last && last.at >= due) return last.target;
    const began = clock.now();
    const target = get();
    of.looks.set(id, { at, target });
    target.then(
      (found) => this.knows(id, found, began),
      () => {},
    );
    return target;
  }
}
