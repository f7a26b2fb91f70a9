import { badRequest } from "./errors";
import type { AppContext } from "./simulation";

/** The envelope of every list. */
export interface Page<T> {
  skip: number;
  limit: number;
  total: number;
  resources: T[];
}

type Field = string | number | boolean | null | undefined;

/**
 * The fields that can be filtered or sorted by, by query parameter; a field with several values matches if one of them
 * does.
 */
export type Fields<T> = Readonly<Record<string, (record: T) => Field | readonly string[]>>;

/**
 * Filters, sorts and pages records according to the query. A repeated parameter matches any of its values, an unknown one
 * is ignored, `sort` is a list of fields with `-` for descending. The default limit is 10. A limit above the server's
 * maximum page size returns that many records, and -1 returns all.
 */
export function page<T extends object>(
  c: AppContext,
  records: Iterable<T>,
  fields: Fields<T>,
  query: Query = c.req.queries(),
): Page<T> {
  const { quirks, random } = c.var.sim;
  const skip = count(query, "skip", 0, 0);
  const all = quirks.negativeLimit === "all" && query.limit?.at(-1) === "-1";
  const limit = all ? Number.MAX_SAFE_INTEGER : Math.min(count(query, "limit", 10, 1), quirks.maxPageSize);
  let found = quirks.unstableOrder ? random.shuffle([...records]) : [...records];
  const ignored = quirks.ignoredFilters.split(",");
  for (const [name, field] of Object.entries(fields)) {
    const wanted = ignored.includes(name) || ignored.includes("*") ? undefined : query[name];
    const anyCase = VAULT_IDS.includes(name) || (quirks.nameFilter === "any-case" && NAMES.includes(name));
    if (wanted) found = found.filter((record) => wanted.some((value) => matches(field(record), value, anyCase)));
  }
  for (const key of (query.sort ?? []).flatMap((text) => text.split(",")).reverse()) {
    const name = key.replace(/^[-+]/, "");
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) continue;
    const direction = key.startsWith("-") ? -1 : 1;
    found.sort((a, b) => direction * compare(field(a), field(b)));
  }
  if (skip === 0 && found.length > limit) found = [...leaving(c, found), ...found];
  return { skip, limit: all ? -1 : limit, total: found.length, resources: found.slice(skip, skip + limit) };
}

const NAMES = ["name", "secret_name"];
const VAULT_IDS = ["key_vault_id"];

/** A record that is on the first page but gone before the next one, so that all others move up. */
function leaving<T extends object>(c: AppContext, [first]: readonly T[]): T[] {
  const { quirks, random, listChanges } = c.var.sim;
  const times = listChanges.get(c.req.path) ?? 0;
  if (!first || times >= quirks.listChanges) return [];
  listChanges.set(c.req.path, times + 1);
  const id = random.uuid();
  const names = NAMES.filter((field) => field in first).map((field) => [field, `leaving-${id}`]);
  return [{ ...first, id, ...Object.fromEntries(names) }];
}

type Query = Readonly<Record<string, string[]>>;

function count(query: Query, name: string, absent: number, least: number): number {
  const text = query[name]?.at(-1);
  if (text === undefined || text === "") return absent;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw badRequest(`Validation errors:\n ${name}: must be a whole number of at least ${least}`);
  }
  return value;
}

function matches(value: Field | readonly string[], wanted: string, anyCase: boolean): boolean {
  if (value === undefined || value === null) return wanted === "";
  if (anyCase) return String(value).toLowerCase() === wanted.toLowerCase();
  return typeof value === "object" ? value.includes(wanted) : String(value) === wanted;
}

function compare(a: Field | readonly string[], b: Field | readonly string[]): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a ?? ""), String(b ?? "")];
  return left < right ? -1 : left > right ? 1 : 0;
}
