import type { Clock } from "./clock";
import { type CckmError, isGone, isRefused } from "./errors";
import type { ServerClock } from "./server-clock";
import { unwrap } from "./wrapped-list";

/** Ids that this client received itself are waited for this many times as long. */
const OWN_PATIENCE = 2;
/** Default lag between CCKM nodes, in milliseconds. */
export const NODE_LAG_MS = 10_000;

/** An object's timestamps from an earlier run, as RFC 3339. */
export interface SeenBefore {
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

interface Known {
  /** Until when a 404 counts as lag. */
  missingUntil: number;
  /** Until when a record older than `updatedAt` counts as lag. */
  staleUntil: number;
  updatedAt: number;
  removed: boolean;
  /** The path and the record of an object that this client created. */
  readonly made?: { readonly path: string; record: Readonly<Record<string, unknown>> };
}

/**
 * Objects that were created or changed moments ago. CCKM may be several nodes behind one address, some of which learn of a
 * change later: a 404 for a new id, an outdated record or a list without a new row is then lag. This is the only place that
 * decides so; callers wait as long as it says.
 */
export class Recent {
  readonly #clock: Pick<Clock, "now">;
  readonly #serverClock: ServerClock;
  readonly #lagMs: number;
  readonly #known = new Map<string, Known>();

  /**
   * @param clock this machine's
   * @param serverClock CCKM's
   * @param lagMs how many milliseconds one node may lag behind another
   */
  constructor(clock: Pick<Clock, "now">, serverClock: ServerClock, lagMs: number) {
    this.#clock = clock;
    this.#serverClock = serverClock;
    this.#lagMs = lagMs;
  }

  /** Adds what an earlier run saw: an object that was created or changed moments ago may still be unknown to a node. */
  expect(id: string, { createdAt, updatedAt }: SeenBefore): void {
    const now = this.#clock.now();
    const left = (at: number) => Math.max(0, Math.min(this.#lagMs, at + this.#lagMs - this.#serverClock.now()));
    const [made, changed] = [instant(createdAt), instant(updatedAt)];
    const missing = made === undefined ? 0 : left(made);
    const stale = changed === undefined ? 0 : left(changed);
    if ((missing === 0 && stale === 0) || this.#known.get(id)?.made) return;
    this.#known.set(id, {
      missingUntil: now + missing,
      staleUntil: now + stale,
      updatedAt: Math.max(changed ?? 0, this.#known.get(id)?.updatedAt ?? 0),
      removed: false,
    });
  }

  /** Records a successful write, with the record from its reply if it has one. */
  wrote(method: string, path: string, reply: unknown): void {
    const now = this.#clock.now();
    const named = this.#namedIn(path);
    if (method === "DELETE") {
      this.removed(lastSegment(path));
      return;
    }
    const record = recordOf(reply);
    if (!record) return;
    const updatedAt = instant(record.updatedAt) ?? 0;
    const before = this.#known.get(record.id);
    if (before && !before.removed) {
      before.updatedAt = Math.max(before.updatedAt, updatedAt);
      before.staleUntil = now + this.#lagMs;
      if (before.made) before.made.record = plain(record);
      return;
    }
    const isNew = method === "POST" && named === undefined && !path.includes(encodeURIComponent(record.id));
    this.#known.set(record.id, {
      missingUntil: isNew ? now + this.#lagMs * OWN_PATIENCE : 0,
      staleUntil: now + this.#lagMs,
      updatedAt,
      removed: false,
      ...(isNew && { made: { path, record: plain(record) } }),
    });
  }

  /** Records that an object was removed, by whatever call. */
  removed(id: string): void {
    const staleUntil = this.#clock.now() + this.#lagMs;
    this.#known.set(id, { missingUntil: 0, staleUntil, updatedAt: 0, removed: true });
  }

  /** Records that a delete may have been carried out. */
  mayBeRemoved(path: string): void {
    this.#known.delete(lastSegment(path));
  }

  /** How many more milliseconds a rejection may come from a node that does not know the object yet; 0 if it does not. */
  missingMs(path: string, error: CckmError, askedAt: number): number {
    const gone = isGone(error);
    if (!gone && !(isRefused(error, 404) && error.byCckm)) return 0;
    const known = this.#namedIn(path);
    if (!known || known.removed) return 0;
    // The missing object may also be another one that the write names, so the wait is shorter.
    const until = gone ? known.missingUntil : Math.min(known.missingUntil, askedAt + this.#lagMs);
    return Math.max(0, until - this.#clock.now());
  }

  /** How many more milliseconds a reply may come from a node that does not know the latest change yet. */
  staleMs(reply: unknown): number {
    if (this.#known.size === 0) return 0;
    const rows = rowsOf(reply);
    const until = (rows ?? [reply]).map((value) => {
      const record = recordOf(value);
      const known = record && this.#known.get(record.id);
      if (!known) return 0;
      if (known.removed) return known.staleUntil;
      const updatedAt = instant(record.updatedAt);
      if (updatedAt === undefined) return 0;
      if (known.made && updatedAt >= known.updatedAt) known.made.record = plain(record);
      return updatedAt < known.updatedAt ? known.staleUntil : 0;
    });
    return Math.max(0, until.reduce((latest, one) => Math.max(latest, one), 0) - this.#clock.now());
  }

  /** How many more milliseconds a list may come from a node that does not know a new row yet. */
  absentMs(path: string, filters: Readonly<Record<string, unknown>>, ids: ReadonlySet<string>): number {
    let until = 0;
    for (const [id, { made, missingUntil }] of this.#known) {
      if (!made || made.path !== path || ids.has(id) || !matches(made.record, filters)) continue;
      until = Math.max(until, missingUntil - this.#lagMs * (OWN_PATIENCE - 1));
    }
    return Math.max(0, until - this.#clock.now());
  }

  #namedIn(path: string): Known | undefined {
    if (this.#known.size === 0) return undefined;
    for (const part of path.split("/")) {
      const known = this.#known.get(decodeURIComponent(part));
      if (known) return known;
    }
    return undefined;
  }
}

type Row = { readonly id: string; readonly updatedAt?: unknown } & Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Row | undefined {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === "string" && id !== "" ? (value as Row) : undefined;
}

/** The fields that filters look at, never a secret's value. */
function plain(record: Row): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => typeof value !== "object" && name !== "value"),
  );
}

function rowsOf(reply: unknown): readonly unknown[] | undefined {
  const resources = (unwrap(reply) as { resources?: unknown } | null | undefined)?.resources;
  return Array.isArray(resources) ? resources : undefined;
}

// Milliseconds only: replies to writes have nanoseconds, later ones are rounded to microseconds.
function instant(text: unknown): number | undefined {
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function lastSegment(path: string): string {
  return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
}

const NO_FILTERS = new Set(["skip", "limit", "sort"]);

// Filters on fields that the record does not have are ignored.
function matches(record: Readonly<Record<string, unknown>>, filters: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filters).every(
    ([name, wanted]) => NO_FILTERS.has(name) || wanted === undefined || record[name] === wanted,
  );
}
