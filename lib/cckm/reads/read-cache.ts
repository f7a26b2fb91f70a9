import { type Page, pages } from "../api/paging";
import { unlessAborted } from "../http/abort";
import { type CallOptions, type Clock, systemClock } from "../http/clock";

/** What a {@link ReadCache} reads from; the client's families are such. */
export interface ReadSource<T> {
  get(id: string, options?: CallOptions): Promise<T>;
  page(window: { readonly skip?: number; readonly limit?: number }): Promise<Page<T>>;
}

export interface ReadCacheOptions {
  /** How many different ids are asked for one by one before a list is tried. Default 3. */
  readonly threshold?: number;
  /** Milliseconds for which a record answers reads. Default 60000. */
  readonly maxAgeMs?: number;
  readonly clock?: Pick<Clock, "now">;
}

/**
 * Shared reads of one type. Readers of one id at the same time, or soon after each other, share one GET. When more than
 * a few different ids are asked for, the list is fetched once and answers them; an id that it does not hold is asked for
 * by GET, as absence from a list never means that an object is gone. A list of many more pages than ids asked for is
 * left alone until enough of them have been.
 *
 * Make one for each configured provider, and do not wait for a change through it: polling goes to the client.
 */
export class ReadCache<T extends { readonly id: string }> {
  readonly #source: ReadSource<T>;
  readonly #threshold: number;
  readonly #maxAgeMs: number;
  readonly #clock: Pick<Clock, "now">;
  readonly #records = new Map<string, { readonly value: T; readonly at: number }>();
  readonly #gets = new Map<string, Promise<T>>();
  /** How often each id was written; a record counts only for the epoch in which it was asked for. */
  readonly #epochs = new Map<string, number>();
  readonly #asked = new Set<string>();
  #askedSince = 0;
  #list?: Promise<void>;
  #listedAt = Number.NEGATIVE_INFINITY;
  #listAbove: number;

  constructor(source: ReadSource<T>, options: ReadCacheOptions = {}) {
    this.#source = source;
    this.#threshold = options.threshold ?? 3;
    this.#maxAgeMs = options.maxAgeMs ?? 60_000;
    this.#clock = options.clock ?? systemClock;
    this.#listAbove = this.#threshold;
  }

  /**
   * The object with this id.
   * @throws what `get` of the source throws, e.g. a CckmError of the outcome `gone`
   */
  async get(id: string, options: CallOptions = {}): Promise<T> {
    const what = `reading ${id}`;
    const known = this.#known(id);
    if (known) return known;
    if (!this.#gets.has(id) && this.#wantsList(id)) {
      await unlessAborted(this.#listOnce(), options.signal, what);
      const listed = this.#known(id);
      if (listed) return listed;
    }
    return unlessAborted(this.#getOnce(id), options.signal, what);
  }

  /** To be called when a write to `id` has ended, well or not: only a GET that begins from now on answers for this id. */
  invalidate(id: string): void {
    this.#epochs.set(id, this.#epoch(id) + 1);
    this.#records.delete(id);
    // A GET under way may have been answered before the write.
    this.#gets.delete(id);
  }

  /** Runs a write to `id` and drops what it touched. */
  async writing<R>(id: string, write: () => Promise<R>): Promise<R> {
    this.invalidate(id);
    try {
      return await write();
    } finally {
      this.invalidate(id);
    }
  }

  #epoch(id: string): number {
    return this.#epochs.get(id) ?? 0;
  }

  #remember(value: T, id: string, at: number, epoch: number): void {
    if (this.#epoch(id) === epoch) this.#records.set(id, { value, at });
  }

  #known(id: string): T | undefined {
    const record = this.#records.get(id);
    return record && this.#isFresh(record.at) ? record.value : undefined;
  }

  #isFresh(at: number): boolean {
    return this.#clock.now() - at < this.#maxAgeMs;
  }

  #wantsList(id: string): boolean {
    if (!this.#list && !this.#isFresh(this.#askedSince)) {
      this.#asked.clear();
      this.#askedSince = this.#clock.now();
      this.#listAbove = this.#threshold;
    }
    this.#asked.add(id);
    return this.#asked.size > this.#listAbove && !this.#isFresh(this.#listedAt);
  }

  #listOnce(): Promise<void> {
    this.#list ??= this.#fetchList()
      // Whoever may not list may still read by id; what else is wrong, GET will say.
      .catch(() => {
        this.#listedAt = this.#clock.now();
      })
      .finally(() => {
        this.#list = undefined;
      });
    return this.#list;
  }

  async #fetchList(): Promise<void> {
    const rows: T[] = [];
    let whole = true;
    for await (const { resources, total } of pages((skip, limit) => this.#source.page({ skip, limit }))) {
      for (const row of resources) rows.push(row);
      const morePages = Math.ceil((total - rows.length) / Math.max(1, resources.length));
      if (rows.length === resources.length && morePages > this.#asked.size) {
        this.#listAbove = morePages;
        whole = false;
        break;
      }
    }
    // From its end on, as a list of many pages may take longer than a record's age.
    const at = this.#clock.now();
    // A list answers only for what was never written: a node of CCKM that lags may list what was there before.
    for (const value of rows) this.#remember(value, value.id, at, 0);
    if (whole) this.#listedAt = at;
  }

  #getOnce(id: string): Promise<T> {
    const under = this.#gets.get(id);
    if (under) return under;
    const started = this.#clock.now();
    const epoch = this.#epoch(id);
    // The clearing is part of what is waited for: a read after this one must not find it still under way.
    const get = (async () => this.#source.get(id))()
      .then((value) => {
        this.#remember(value, id, started, epoch);
        return value;
      })
      .finally(() => {
        if (this.#gets.get(id) === get) this.#gets.delete(id);
      });
    this.#gets.set(id, get);
    // Those who wait see the error; with nobody waiting any more it must not end the process.
    get.catch(() => {});
    return get;
  }
}
