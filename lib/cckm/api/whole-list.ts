import type { CallOptions, Clock } from "../http/clock";
import { CckmError } from "../http/errors";
import { backoffMs, pauseFor } from "../http/retry";
import { type Collected, idOf, type Page, pages, type Window } from "./paging";

const PASSES = 8;

type Fetch<T> = (skip: number, limit: number) => Promise<Page<T>>;

/** One walk through a list. */
interface Pass<T> extends Collected<T> {
  /** The total that the server reported on each page. */
  readonly totals: readonly (number | undefined)[];
  /** Number of rows received, duplicates included. */
  readonly received: number;
}

/**
 * Collects a list that may change while it is read. If the totals of its pages differ, or rows are missing, it is read
 * again until it is complete, or until two reads return the same rows and as many as the server counts. A list whose order
 * changes each time is assembled from several walks.
 * @throws CckmError when the list keeps changing, or when counted rows never arrive
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
  let short: Pass<T> | undefined;
  for (let attempt = 0; attempt < PASSES; attempt++) {
    if (attempt > 1) await pauseFor(clock, backoffMs(attempt - 2, clock.random()), signal, what);
    const pass = await walk(fetch, window);
    const repeated = before !== undefined && isSame(before, pass);
    short = repeated && pass.received < expected(pass, window) ? pass : undefined;
    if (isWhole(pass, window) || (repeated && !short)) return { total: pass.total, resources: pass.resources };
    if (before && before.total !== pass.total) seen.clear();
    for (const row of pass.resources) seen.set(idOf(row) ?? "", row);
    if (!seen.has("") && isWhole({ ...pass, resources: [...seen.values()] }, window)) {
      return { total: pass.total, resources: [...seen.values()] };
    }
    before = pass;
  }
  throw short ? fewerThanCounted(what, short.received, expected(short, window)) : restless(what);
}

function restless(what: string): CckmError {
  return new CckmError({
    outcome: "unknown",
    kind: "malformed",
    readOnly: true,
    summary: `${what}: the list was read ${PASSES} times and changed each time while it was read, so that rows may be missing`,
    hint: "Read it again when less is changed in CCKM, or narrow it by a filter",
  });
}

function fewerThanCounted(what: string, received: number, counted: number): CckmError {
  return new CckmError({
    outcome: "unknown",
    kind: "malformed",
    readOnly: true,
    summary: `${what}: the list was read ${PASSES} times and has ${received} records, where CCKM counts ${counted}, so that rows are missing`,
    hint: "Read it again later, or narrow it by a filter or a limit, and check that address names CipherTrust Manager itself",
  });
}

async function walk<T>(fetch: Fetch<T>, window: Window): Promise<Pass<T>> {
  const totals: (number | undefined)[] = [];
  const resources: T[] = [];
  let total = 0;
  let received = 0;
  const noting: Fetch<T> = async (skip, limit) => {
    const page = await fetch(skip, limit);
    totals.push(page.total);
    received += page.resources.length;
    return page;
  };
  for await (const page of pages(noting, window)) {
    for (const row of page.resources) resources.push(row);
    total = page.total;
  }
  return { total, totals, received, resources };
}

function isWhole<T>(pass: Pass<T>, window: Window): boolean {
  const counts = new Set(countsOf(pass));
  return counts.size === 0 || (counts.size === 1 && pass.resources.length === expected(pass, window));
}

/** How many rows the window should have, by the highest total that the server reported. */
function expected<T>(pass: Pass<T>, { skip = 0, limit = Number.POSITIVE_INFINITY }: Window): number {
  const counted = countsOf(pass).reduce((most, count) => Math.max(most, count), 0);
  return Math.min(limit, Math.max(0, counted - skip));
}

// Some servers count on the first page only.
function countsOf<T>({ totals }: Pass<T>): number[] {
  return totals.filter((count) => count !== undefined);
}

function isSame<T>(a: Pass<T>, b: Pass<T>): boolean {
  const ids = ({ resources }: Pass<T>) => resources.map((row) => idOf(row) ?? JSON.stringify(row)).sort();
  const [left, right] = [ids(a), ids(b)];
  return left.length === right.length && left.every((id, index) => id === right[index]);
}
