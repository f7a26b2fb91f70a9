import { badRequest } from "./errors";
import type { Quirks } from "./quirks";

/** The envelope of every list. */
export interface Page<T> {
  skip: number;
  limit: number;
  total: number;
  resources: T[];
}

type Field = string | number | boolean | null | undefined;

/** What a filter or a sort looks at, by the name of its query parameter; several values match when one of them does. */
export type Fields<T> = Readonly<Record<string, (record: T) => Field | readonly string[]>>;

/**
 * Filters, sorts and cuts records as the query says. A repeated parameter matches any of its values, an unknown one is
 * ignored, `sort` is a list of fields with `-` for descending. The default limit is 10 and a larger one than the
 * server's page size is answered with that many records.
 */
export function page<T>(
  records: Iterable<T>,
  query: Readonly<Record<string, string[]>>,
  fields: Fields<T>,
  quirks: Quirks,
): Page<T> {
  const skip = count(query, "skip", 0, 0);
  const limit = Math.min(count(query, "limit", 10, 1), quirks.maxPageSize);
  let found = [...records];
  for (const [name, field] of Object.entries(fields)) {
    const wanted = query[name];
    if (wanted) found = found.filter((record) => wanted.some((value) => matches(field(record), value)));
  }
  for (const key of (query.sort ?? []).flatMap((text) => text.split(",")).reverse()) {
    const field = fields[key.replace(/^[-+]/, "")];
    if (!field) continue;
    const direction = key.startsWith("-") ? -1 : 1;
    found.sort((a, b) => direction * compare(field(a), field(b)));
  }
  return { skip, limit, total: found.length, resources: found.slice(skip, skip + limit) };
}

function count(query: Readonly<Record<string, string[]>>, name: string, absent: number, least: number): number {
  const text = query[name]?.at(-1);
  if (text === undefined || text === "") return absent;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw badRequest(`Validation errors:\n ${name}: must be a whole number of at least ${least}`);
  }
  return value;
}

function matches(value: Field | readonly string[], wanted: string): boolean {
  if (value === undefined || value === null) return wanted === "";
  return typeof value === "object" ? value.includes(wanted) : String(value) === wanted;
}

function compare(a: Field | readonly string[], b: Field | readonly string[]): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a ?? ""), String(b ?? "")];
  return left < right ? -1 : left > right ? 1 : 0;
}
