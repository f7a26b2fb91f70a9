import type { CallOptions } from "../http/clock";
import { isRefused } from "../http/errors";
import { nextLookMs } from "../http/look-for";
import type { Query } from "../http/query";
import type { ReplySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { pauseFor } from "../http/retry";
import { type Collected, idOf, type Page, pageOf, type Window } from "./paging";
import { collectWhole } from "./whole-list";

/** What a {@link ListEndpoint} lists. */
export interface Listing {
  /** Whether the path contains an object's id, so that a 404 means that the object is gone. */
  readonly byId?: boolean;
  /**
   * The order in which a whole list is read, so that its pages fit together: comma-separated field names, `-` in front for
   * descending.
   */
  readonly sort?: string;
}

/** A GET that answers with a list. */
export class ListEndpoint<T> {
  readonly #requester: Requester;
  readonly #path: string;
  readonly #page: ReplySchema<Page<T>>;
  readonly #byId: boolean;
  #sort?: string;

  constructor(requester: Requester, path: string, row: ReplySchema<T>, { byId = false, sort }: Listing = {}) {
    this.#requester = requester;
    this.#path = path;
    this.#page = pageOf(row);
    this.#byId = byId;
    this.#sort = sort;
  }

  /** One page, exactly as the server sends it. */
  page(filters: Query & Window, options?: CallOptions): Promise<Page<T>> {
    const call = { method: "GET" as const, path: this.#path, query: filters, byId: this.#byId };
    return this.#requester.json(call, this.#page, options);
  }

  /**
   * Every page of the window.
   * @throws CckmError when the list keeps changing while it is read
   */
  async collect(filters: Query & Window, options?: CallOptions): Promise<Collected<T>> {
    const { skip, limit } = filters;
    const { clock, recent } = this.#requester;
    const what = `GET ${this.#path}`;
    const fetch = (s: number, l: number) => this.#ordered({ ...filters, skip: s, limit: l }, limit, options);
    for (let look = 0; ; look++) {
      const found = await collectWhole(what, fetch, { skip, limit }, clock, options);
      if (skip !== undefined || limit !== undefined) return found;
      const left = recent.absentMs(this.#path, filters, new Set(found.resources.map((row) => idOf(row) ?? "")));
      if (left === 0) return found;
      await pauseFor(clock, nextLookMs(look, left), options?.signal, what);
    }
  }

  /** A list that is only read in part keeps the server's own order. */
  async #ordered(filters: Query & Window, wanted: number | undefined, options?: CallOptions): Promise<Page<T>> {
    const sort = this.#sort;
    if (sort === undefined || filters.sort !== undefined || wanted !== undefined) return this.page(filters, options);
    try {
      return await this.page({ ...filters, sort }, options);
    } catch (error) {
      if (!isRefused(error, 400)) throw error;
      const page = await this.page(filters, options);
      // The sort order was what this release rejected.
      this.#sort = undefined;
      return page;
    }
  }

  /** The results for the first spelling of `overall_status` that matches anything. */
  async collectByStatus(
    filters: Query & Window,
    spellings: readonly (string | undefined)[],
    options?: CallOptions,
  ): Promise<Collected<T>> {
    let found: Collected<T> = { total: 0, resources: [] };
    for (const overall_status of spellings) {
      found = await this.collect({ ...filters, overall_status }, options);
      if (found.total > 0) break;
    }
    return found;
  }
}
