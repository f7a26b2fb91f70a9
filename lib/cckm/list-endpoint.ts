import type { CallOptions } from "./clock";
import { type Collected, collect, type Page, pageOf, type Window } from "./paging";
import type { Query } from "./query";
import type { Requester } from "./requester";
import type { Schema } from "./schema";

/** A GET that answers with a list. */
export class ListEndpoint<T> {
  readonly #requester: Requester;
  readonly #path: string;
  readonly #page: Schema<Page<T>>;
  readonly #byId: boolean;

  /** @param byId whether the path names one object, whose 404 means that the object is gone */
  constructor(requester: Requester, path: string, row: Schema<T>, byId = false) {
    this.#requester = requester;
    this.#path = path;
    this.#page = pageOf(row);
    this.#byId = byId;
  }

  /** One page, just as the server sends it. */
  page(filters: Query & Window, options?: CallOptions): Promise<Page<T>> {
    const call = { method: "GET" as const, path: this.#path, query: filters, byId: this.#byId };
    return this.#requester.json(call, this.#page, options);
  }

  /** Every page of the window. */
  collect(filters: Query & Window, options?: CallOptions): Promise<Collected<T>> {
    const { skip, limit } = filters;
    return collect((s, l) => this.page({ ...filters, skip: s, limit: l }, options), { skip, limit });
  }

  /** The first of several spellings of `overall_status` that matches anything. */
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
