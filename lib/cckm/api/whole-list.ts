import type { CallOptions, Clock } from "../http/clock";
import { CckmError } from "../http/errors";
import { backoffMs } from "../http/retry";
import { type Collected, idOf, type Page, pages, type Window } from "./paging";

const PASSES = 8;

type Fetch<T> = (skip: number, limit: number) => Promise<Page<T>>;

/** One walk through a list. */
interface Pass<T> extends Collected<T> {
  /** What the server said of the total, page by page. */
  readonly totals: readonly (number | undefined)[];
}

/**
 * Collects a list that may change while it is read: where the totals of its pages differ, or rows are missing, it is read
 * again, until it is whole or comes the same twice. A list in another order each time is put together of several walks.
 * @throws CckmError when it keeps changing
 */
export async function collectWhole<T>(
  what: string,
  fetch: Fetch<T>,
  window: Window,
  clock: Clock,
  { signal }: CallOptions = {},
): Promise<Collected<T>> {
  const seen = new Map<string, T>();
  let before: Pass<T> | undefined;
  for (let attempt = 0; attempt < PASSES; attempt++) {
    if (attempt > 1) await clock.sleep(backoffMs(attempt - 2, clock.random()), signal);
    const pass = await walk(fetch, window);
    if (isWhole(pass, window) || (before && isSame(before, pass)))
      return { total: pass.total, resources: pass.resources };
    if (before && before.total !== pass.total) seen.clear();
    for (const row of pass.resources) seen.set(idOf(row) ?? "", row);
    if (!seen.has("") && isWhole({ ...pass, resources: [...seen.values()] }, window)) {
      return { total: pass.total, resources: [...seen.values()] };
    }
    before = pass;
  }
  throw new CckmError({
    outcome: "unknown",
    kind: "malformed",
    readOnly: true,
    summary: `${what}: the list was read ${PASSES} times and changed each time while it was read, so that rows may be missing`,
    hint: "Read it again when less is changed in CCKM, or narrow it by a filter",
  });
}

async function walk<T>(fetch: Fetch<T>, window: Window): Promise<Pass<T>> {
  const totals: (number | undefined)[] = [];
  const resources: T[] = [];
  let total = 0;
  const noting: Fetch<T> = async (skip, limit) => {
    const page = await fetch(skip, limit);
    totals.push(page.total);
    return page;
  };
  for await (const page of pages(noting, window)) {
    for (const row of page.resources) resources.push(row);
    total = page.total;
  }
  return { total, totals, resources };
}

function isWhole<T>(
  { totals, total, resources }: Pass<T>,
  { skip = 0, limit = Number.POSITIVE_INFINITY }: Window,
): boolean {
  if (totals.some((one) => one === undefined)) return true;
  if (new Set(totals).size > 1) return false;
  return resources.length === Math.min(limit, Math.max(0, total - skip));
}

function isSame<T>(a: Pass<T>, b: Pass<T>): boolean {
  const ids = ({ resources }: Pass<T>) => resources.map((row) => idOf(row) ?? JSON.stringify(row)).sort();
  const [left, right] = [ids(a), ids(b)];
  return left.length === right.length && left.every((id, index) => id === right[index]);
}
