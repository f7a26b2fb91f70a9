import { PAGE_SIZE, type Page } from "../api/paging";
import { unlessAborted } from "../http/abort";
import { type CallOptions, type Clock, isYoung, systemClock } from "../http/clock";
import { isWithoutEffect } from "../http/errors";

/** What a {@link RunList} reads from, such as the client's APIs. */
export interface ListSource<T> {
  /** Every object, as far as the server counts them. */
  list(): Promise<T[]>;
  page(window: { readonly limit: number }): Promise<Page<T>>;
}

/**
 * How long a run may take for granted what it has seen, in milliseconds: as long as one node of CCKM may lag behind another,
 * so that a single look-up may be no younger.
 */
export const SEEN_FOR_MS = 10_000;

/** When a {@link RunList} is worth its requests, and how long it answers. */
export interface RunListOptions {
  /** How many look-ups are made one by one before a list is tried. Default 3. */
  readonly threshold?: number;
  /** How long a list answers, in milliseconds, counted from its first request. Default {@link SEEN_FOR_MS}. */
  readonly maxAgeMs?: number;
  readonly clock?: Pick<Clock, "now">;
}

/** An object as this run has seen it last. */
export interface Seen<T> {
  readonly row: T;
  /** When what has shown it was requested. */
  readonly at: number;
  /** The list that has shown it; undefined if it was this run that created it. */
  readonly among?: ReadonlyMap<string, T>;
}

/**
 * The whole list of one type, from which a run that creates many objects sees what exists already, instead of a look-up or
 * two for each. It always contains what this run has created since, and lacks what it has removed. What others do is
 * seen late, at most `maxAgeMs`; that time lies between any look-up and the write that follows, only shorter. So a
 * rejection as a duplicate must be looked up freshly.
 */
export class RunList<T extends { readonly id: string }> {
  readonly #source: ListSource<T>;
  readonly #threshold: number;
  readonly #maxAgeMs: number;
  readonly #clock: Pick<Clock, "now">;
  /** This run's writes, in their order; `row` is undefined for what was removed. */
  #changes: { readonly id: string; readonly row: T | undefined; readonly at: number }[] = [];
  #rows = new Map<string, T>();
  /** What the list has shown, without this run's writes. */
  #listed: ReadonlyMap<string, T> = new Map();
  #readAt = Number.NEGATIVE_INFINITY;
  /** Who asked within this time, and within the one before. */
  #asked = 0;
  #askedBefore = 0;
  #askedSince = Number.NEGATIVE_INFINITY;
  /** Fewer look-ups than this cost less than the list. */
  #worthAbove: number;
  #underWay?: Promise<void>;
  #generation = 0;
  /** What this run has created and not removed, and when. */
  readonly #own = new Map<string, { readonly row: T; readonly began: number; readonly at: number }>();

  constructor(source: ListSource<T>, options: RunListOptions = {}) {
    this.#source = source;
    this.#threshold = options.threshold ?? 3;
    this.#maxAgeMs = options.maxAgeMs ?? SEEN_FOR_MS;
    this.#clock = options.clock ?? systemClock;
    this.#worthAbove = this.#threshold;
  }

  /**
   * Every object, for something that would look up one. Undefined if the look-up costs less than the list, or the list
   * cannot be read: then look it up.
   */
  async rows({ signal }: CallOptions = {}): Promise<readonly T[] | undefined> {
    return (await this.#isRead(signal)) ? [...this.#rows.values()] : undefined;
  }

  /**
   * One object as the list shows it, or as this run has just created it. Undefined also if this run has written it since:
   * then look it up, as where {@link rows} answers nothing.
   */
  async row(id: string, { signal }: CallOptions = {}): Promise<Seen<T> | undefined> {
    const own = this.#own.get(id);
    if (own && isYoung(own.began, this.#maxAgeMs, this.#clock)) return { row: own.row, at: own.began };
    if (!(await this.#isRead(signal)) || this.#changes.some((change) => change.id === id)) return undefined;
    const row = this.#listed.get(id);
    return row && { row, at: this.#readAt, among: this.#listed };
  }

  /**
   * Sends the request that creates an object, which is in the list from then on. If it may have been created without an
   * answer, the list is not used any more.
   */
  async creating(send: () => Promise<T>): Promise<T> {
    const began = this.#clock.now();
    try {
      const row = await send();
      this.wrote(row);
      this.#own.set(row.id, { row, began, at: this.#clock.now() });
      return row;
    } catch (error) {
      if (!isWithoutEffect(error)) this.forget();
      throw error;
    }
  }

  /** This run has created or changed an object. */
  wrote(row: T): void {
    this.#note(row.id, row);
  }

  /** This run has removed an object. */
  removed(id: string): void {
    this.#own.delete(id);
    this.#note(id, undefined);
  }

  /** What exists is unclear: look-ups are made one by one, until they are many again. */
  forget(): void {
    this.#generation++;
    this.#readAt = Number.NEGATIVE_INFINITY;
    this.#asked = 0;
    this.#askedBefore = 0;
  }

  /** Counts who asks, and reads the list if that is worth it; whether it answers then. */
  async #isRead(signal: AbortSignal | undefined): Promise<boolean> {
    this.#count();
    if (!this.#isFresh()) {
      if (!this.#underWay && this.#demand <= this.#worthAbove) return false;
      await unlessAborted(this.#listOnce(), signal, "reading a list");
    }
    return this.#isFresh();
  }

  #isFresh(): boolean {
    return isYoung(this.#readAt, this.#maxAgeMs, this.#clock);
  }

  /** How many ask within the time of a list. */
  get #demand(): number {
    return Math.max(this.#asked, this.#askedBefore);
  }

  #count(): void {
    const now = this.#clock.now();
    const passed = now - this.#askedSince;
    if (passed >= this.#maxAgeMs) {
      this.#askedBefore = passed < 2 * this.#maxAgeMs ? this.#asked : 0;
      this.#asked = 0;
      this.#askedSince = now;
    }
    this.#asked++;
  }

  #listOnce(): Promise<void> {
    this.#underWay ??= this.#fetch().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #fetch(): Promise<void> {
    const generation = this.#generation;
    const started = this.#clock.now();
    try {
      const { total } = await this.#source.page({ limit: 1 });
      const pages = total === undefined ? Number.POSITIVE_INFINITY : Math.ceil(total / PAGE_SIZE);
      // An empty list proves nothing: this release may read its filter otherwise.
      this.#worthAbove = Math.max(this.#threshold, total === 0 ? 2 * this.#demand : pages);
      if (this.#worthAbove >= this.#demand) return;
      const rows = await this.#source.list();
      // A list that takes this long to read is too old soon.
      if (this.#clock.now() - started > this.#maxAgeMs / 2) this.#worthAbove = Number.POSITIVE_INFINITY;
      if (!this.#hasOwn(rows, started)) throw new Error("the list lacks what this run has created");
      if (generation === this.#generation) this.#take(rows, started);
    } catch {
      // Users without permission to list may still look up; one object that cannot be read is no matter of the others.
      this.#worthAbove = Number.POSITIVE_INFINITY;
    }
  }

  /** Whether a list has what it must have; otherwise it is not what it is taken for. */
  #hasOwn(rows: readonly T[], started: number): boolean {
    const ids = new Set(rows.map(({ id }) => id));
    return [...this.#own].every(([id, { at }]) => at >= started || ids.has(id));
  }

  #take(rows: readonly T[], started: number): void {
    this.#listed = new Map(rows.map((row) => [row.id, row]));
    this.#rows = new Map(this.#listed);
    this.#readAt = started;
    // The list may have been read before this run's latest writes.
    this.#changes = this.#changes.filter(({ at }) => at >= started);
    for (const { id, row } of this.#changes) this.#apply(id, row);
  }

  #note(id: string, row: T | undefined): void {
    this.#changes.push({ id, row, at: this.#clock.now() });
    this.#apply(id, row);
  }

  #apply(id: string, row: T | undefined): void {
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
  }
}
