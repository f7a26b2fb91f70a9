import { type Page, pages } from "../api/paging";
import { unlessAborted } from "../http/abort";
import { type CallOptions, type Clock, isYoung, systemClock } from "../http/clock";

/** What a {@link ReadCache} reads from, such as the client's APIs. */
export interface ReadSource<T> {
  get(id: string, options?: CallOptions): Promise<T>;
  page(window: { readonly skip?: number; readonly limit?: number }): Promise<Page<T>>;
}

export interface ReadCacheOptions {
  /** How many different ids are read one by one before a list is tried. Default 3. */
  readonly threshold?: number;
  /** How long a record stays valid, in milliseconds. Default 60000. */
  readonly maxAgeMs?: number;
  readonly clock?: Pick<Clock, "now">;
}

/**
 * Shared reads of one type. Readers of one id at the same time, or soon after each other, share one GET. When more than a
 * few different ids are requested, the list is fetched once and answers them. An id that is not in the list is read with a
 * GET, because absence from a list never means that an object is gone. A list with many more pages than requested ids is
 * not fetched until enough ids have been requested.
 *
 * Create one per configured provider, and do not wait for a change through it: polling must use the client.
 */
export class ReadCache<T extends { readonly id: string }> {
  readonly #source: ReadSource<T>;
  readonly #threshold: number;
  readonly #maxAgeMs: number;
  readonly #clock: Pick<Clock, "now">;
  readonly #records = new Map<string, { readonly value: T; readonly at: number; readonly byId: boolean }>();
  readonly #gets = new Map<string, Promise<T>>();
  /** How often each id was written; a record is only valid for the epoch in which it was requested. */
  readonly #epochs = new Map<string, number>();
  readonly #asked = new Set<string>();
  #askedSince = 0;
  #list?: Promise<void>;
  #listedAt = Number.NEGATIVE_INFINITY;
  #listAbove: number;
  /** The first page of a list that was not read to its end. */
  #first?: Page<T>;

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

  /** The object with this id as far as it is known already, without a request. */
  cached(id: string): T | undefined {
    return this.#known(id);
  }

  /**
   * The same by a GET, for what a list may leave out of its records, and when that was sent: long ago if that is not known
   * any more.
   */
  async getById(id: string, options: CallOptions = {}): Promise<{ readonly value: T; readonly at: number }> {
    const known = this.#records.get(id);
    if (known?.byId && this.#isFresh(known.at)) return known;
    const value = await unlessAborted(this.#getOnce(id), options.signal, `reading ${id}`);
    const now = this.#records.get(id);
    return { value, at: now?.value === value ? now.at : Number.NEGATIVE_INFINITY };
  }

  /** Call this when a write to `id` has ended, successfully or not: only a GET that starts later answers for this id. */
  invalidate(id: string): void {
    this.#epochs.set(id, this.#epoch(id) + 1);
    this.#records.delete(id);
    // A pending GET may have been answered before the write.
    this.#gets.delete(id);
  }

  /** Runs a write to `id` and drops the cached record. */
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

  #remember(value: T, id: string, { at, epoch, byId }: { at: number; epoch: number; byId: boolean }): void {
    if (this.#epoch(id) === epoch) this.#records.set(id, { value, at, byId });
  }

  #known(id: string): T | undefined {
    const record = this.#records.get(id);
    return record && this.#isFresh(record.at) ? record.value : undefined;
  }

  #isFresh(at: number): boolean {
    return isYoung(at, this.#maxAgeMs, this.#clock);
  }

  #wantsList(id: string): boolean {
    if (!this.#list && !this.#isFresh(this.#askedSince)) {
      this.#asked.clear();
      this.#first = undefined;
      this.#askedSince = this.#clock.now();
      this.#listAbove = this.#threshold;
    }
    this.#asked.add(id);
    return this.#asked.size > this.#listAbove && !this.#isFresh(this.#listedAt);
  }

  #listOnce(): Promise<void> {
    this.#list ??= this.#fetchList()
      // Users without permission to list may still read by id; the GET reports any other problem.
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
    // Remembered since it came: it is no younger now.
    const remembered = new Set(this.#first?.resources);
    let whole = true;
    for await (const { resources, total } of pages((skip, limit) => this.#page(skip, limit))) {
      for (const row of resources) rows.push(row);
      const morePages = Math.ceil((total - rows.length) / Math.max(1, resources.length));
      if (rows.length === resources.length && morePages > this.#asked.size) {
        this.#listAbove = morePages;
        whole = false;
        break;
      }
    }
    // Counted from the end of the list, because reading many pages may take longer than a record's lifetime.
    const at = this.#clock.now();
    // A list only answers for ids that were never written: a CCKM node that lags may list the old record.
    for (const value of rows) {
      if (!remembered.has(value)) this.#remember(value, value.id, { at, epoch: 0, byId: false });
    }
    if (!whole) return;
    this.#listedAt = at;
    this.#first = undefined;
  }

  async #page(skip: number, limit: number): Promise<Page<T>> {
    if (skip > 0) return this.#source.page({ skip, limit });
    this.#first ??= await this.#source.page({ skip, limit });
    return this.#first;
  }

  #getOnce(id: string): Promise<T> {
    const under = this.#gets.get(id);
    if (under) return under;
    const started = this.#clock.now();
    const epoch = this.#epoch(id);
    // The cleanup is part of the awaited promise: a later read must not find this one still pending.
    const get = (async () => this.#source.get(id))()
      .then((value) => {
        this.#remember(value, id, { at: started, epoch, byId: true });
        return value;
      })
      .finally(() => {
        if (this.#gets.get(id) === get) this.#gets.delete(id);
      });
    this.#gets.set(id, get);
    // Waiting callers see the error; if nobody waits any more, it must not crash the process.
    get.catch(() => {});
    return get;
  }
}
