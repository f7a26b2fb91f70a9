import type { Comparison } from "./comparison";

/** Which part of a list to read. */
export interface Window {
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
}

/** The request and result of a list. */
export interface Listed<T> {
  readonly total: number;
  readonly resources: readonly T[];
}

/** How the rows of a list are held against its filters, by the filter's name. */
export type Comparisons<T, F> = { readonly [K in keyof F]?: Comparison<T> };

/** A list and its count. */
export interface Source<T, F> {
  list(filters: F): Promise<Listed<T>>;
  /** How many rows CCKM counts for filters; undefined if it does not say. */
  count(filters: F): Promise<number | undefined>;
}

/** A filter that is set. */
export interface Given<T> {
  readonly name: string;
  readonly comparison: Comparison<T>;
  readonly wanted: string;
}

/** The arguments that are set, as filters of a list; null means not set. */
export function filtersOf<T extends object>(config: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** The filters that are set and can be compared. */
export function givenOf<T, F>(filters: F, comparisons: Comparisons<T, F>): Given<T>[] {
  return Object.entries<Comparison<T> | undefined>(comparisons).flatMap(([name, comparison]) => {
    const wanted = filters[name as keyof F];
    return comparison && typeof wanted === "string" ? [{ name, comparison, wanted }] : [];
  });
}

/**
 * A list by filters that heeds them even where CCKM, or a gateway before it, does not: with a row in it that is not what
 * was asked for, all rows are read and compared here. For a part of a list the count tells whether each filter is heeded.
 */
export async function heeded<T, F extends Window>(
  filters: F,
  comparisons: Comparisons<T, F>,
  { list, count }: Source<T, F>,
): Promise<Listed<T>> {
  const given = givenOf(filters, comparisons);
  const found = await list(filters);
  const isBelieved = believed(found.resources, given).length === found.resources.length;
  if (isBelieved && !(isPart(filters) && (await mayIgnoreOne(filters, given, count)))) return found;
  const { resources } = await list(whole(filters));
  const ours = believed(resources, given);
  // Every row has the value: the filter may well be heeded, in CCKM's own order.
  return isBelieved && ours.length === resources.length ? found : part(ours, filters);
}

/** The same filters for the whole list. */
export function whole<F extends Window>(filters: F): F {
  return { ...filters, skip: undefined, limit: undefined };
}

/** The part of some rows that was asked for. */
export function part<T>(rows: readonly T[], { skip = 0, limit = rows.length }: Window): Listed<T> {
  return { total: rows.length, resources: rows.slice(skip, skip + limit) };
}

/** Rows as a list with their total number. */
export function listed<T>(resources: readonly T[]): Listed<T> {
  return { total: resources.length, resources };
}

/**
 * The rows without those that show another value than was asked for. CCKM's filter decides on a value that a row does not
 * show, and on an empty one where no row shows any.
 */
export function believed<T>(rows: readonly T[], given: readonly Given<T>[]): readonly T[] {
  const told = given.filter(({ comparison }) => rows.some((row) => comparison.shows(row)));
  return rows.filter((row) =>
    told.every(({ comparison, wanted }) => {
      const shown = comparison.shows(row);
      return shown === undefined || comparison.isAlike(shown, wanted);
    }),
  );
}

/** Whether only a part of a list is asked for. */
export function isPart({ skip, limit }: Window): boolean {
  return skip !== undefined || limit !== undefined;
}

/** Whether a list has as many rows without one of its filters as with it, or does not say how many. */
export async function mayIgnore<F extends Window>(
  name: keyof F,
  filters: F,
  count: (filters: F) => Promise<number | undefined>,
): Promise<boolean> {
  const all = whole(filters);
  const [counted, without] = [await count(all), await count({ ...all, [name]: undefined })];
  return counted === undefined || without === undefined || without === counted;
}

async function mayIgnoreOne<T, F extends Window>(filters: F, given: readonly Given<T>[], count: Source<T, F>["count"]) {
  for (const { name } of given) if (await mayIgnore(name as keyof F, filters, count)) return true;
  return false;
}
