import { type ReplySchema, replySchema, type Z } from "../http/reply-schema";
import { unwrap } from "../http/wrapped-list";
import { ListLimit, MOST_RECORDS, tooMany } from "./list-limit";

/**
 * One page of a list, as CCKM sends it.
 *
 * API page: [aws-kms, Viewing List of AWS KMSs](../../../docs/api-pages.md#aws-kms).
 */
export interface Page<T> {
  readonly skip: number;
  readonly limit: number;
  /** Number of records that match the filters; undefined if the server does not say. */
  readonly total?: number;
  readonly resources: T[];
}

/** Which part of a list to read; without `limit`, all of it. */
export interface Window {
  /** Records to skip, default 0. */
  readonly skip?: number;
  /** Maximum number of records, over as many pages as it takes. */
  readonly limit?: number;
}

/** Records of a list and their total number. */
export interface Collected<T> {
  readonly total: number;
  readonly resources: T[];
}

/** Page size requested when reading a full list; a server may send fewer. */
export const PAGE_SIZE = 100;

/** The schema of a list of `row`. */
export function pageOf<T>(row: ReplySchema<T>): ReplySchema<Page<T>> {
  let of: ReplySchema<Page<T>> | undefined;
  return () => {
    const item = row();
    of ??= replySchema((z: Z) =>
      z.pipe(
        z.transform(unwrap),
        z.looseObject({
          skip: z.pipe(
            z.catch(z.nullish(z.number()), undefined),
            z.transform((n) => n ?? 0),
          ),
          limit: z.pipe(
            z.catch(z.nullish(z.number()), undefined),
            z.transform((n) => n ?? 0),
          ),
          total: z.pipe(
            z.catch(z.nullish(z.number()), undefined),
            z.transform((n) => n ?? undefined),
          ),
          // Go writes an empty list as null.
          resources: z.pipe(
            z.nullable(z.array(item)),
            z.transform((rows) => rows ?? []),
          ),
        }),
      ),
    );
    return of();
  };
}

/** The id of a row, if it has one. */
export function idOf(row: unknown): string | undefined {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === "string" ? id : undefined;
}

/**
 * Walks the pages of a list until exactly `total` records are seen, `limit` is reached or a page comes back empty; a total
 * below what has come is not believed. The next page starts after the rows received, because a server may send smaller pages
 * than requested. A record that moves to a later page during the walk is yielded once.
 */
export async function* pages<T>(
  fetch: (skip: number, limit: number) => Promise<Page<T>>,
  window: Window = {},
): AsyncGenerator<Collected<T>> {
  const seen = new Set<string>();
  const begin = window.skip ?? 0;
  let skip = begin;
  let wanted = window.limit ?? Number.POSITIVE_INFINITY;
  const limit = new ListLimit();
  const get = window.limit === undefined ? ahead(fetch) : fetch;
  while (true) {
    // Some servers take a limit of 0 as the default page size.
    const page = await get(skip, Math.max(1, Math.min(PAGE_SIZE, wanted)));
    const fresh: T[] = [];
    for (const row of page.resources) {
      const id = idOf(row);
      if (id !== undefined && seen.has(id)) continue;
      if (id !== undefined) seen.add(id);
      if (fresh.length < wanted) fresh.push(row);
    }
    limit.add(fresh);
    skip += page.resources.length;
    wanted -= fresh.length;
    const counted = Math.max(page.total ?? skip, skip === begin ? 0 : skip);
    if (window.limit === undefined && Math.max(counted, skip) > MOST_RECORDS) throw tooMany(counted);
    yield { total: counted, resources: fresh };
    const ended = page.resources.length === 0 || skip === page.total;
    // A page without anything new comes from a server that ignores skip.
    if (ended || wanted <= 0 || fresh.length === 0) return;
  }
}

/** How many pages are requested at once. */
const AT_ONCE = 4;

/** From the third page on, who walks on wants the others too: they are requested before they are asked for. */
function ahead<T>(fetch: (skip: number, limit: number) => Promise<Page<T>>): typeof fetch {
  const requested = new Map<number, Promise<Page<T>>>();
  let walked = 0;
  let size = 0;
  let total = 0;
  return async (skip, limit) => {
    for (let next = skip; walked > 1 && next < Math.min(total, skip + AT_ONCE * size); next += size) {
      const page = requested.get(next) ?? fetch(next, limit);
      // The one who walks may have stopped by then.
      page.catch(() => {});
      requested.set(next, page);
    }
    const page = await (requested.get(skip) ?? fetch(skip, limit));
    requested.delete(skip);
    walked++;
    size = Math.max(size, page.resources.length);
    total = page.total ?? 0;
    return page;
  };
}

/** Collects the records of {@link pages}; `total` is the one from the last page. */
export async function collect<T>(
  fetch: (skip: number, limit: number) => Promise<Page<T>>,
  window: Window = {},
): Promise<Collected<T>> {
  const resources: T[] = [];
  let total = 0;
  for await (const page of pages(fetch, window)) {
    for (const row of page.resources) resources.push(row);
    total = page.total;
  }
  return { total, resources };
}
