import { sameButCapitals } from "../../text";

/** The arguments that are set, as filters of a list; null means not set. */
export function filtersOf<T extends object>(config: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** Filters whose value a row has under the same name. */
const EXACT = ["id", "account_id", "cloud_name"] as const;

interface Asked extends Readonly<Partial<Record<(typeof EXACT)[number], string>>> {
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
}

/**
 * A list by filters that heeds them even where the reply does not: with a row of another object in it, all rows are read
 * and compared here.
 */
export async function heeded<T extends object, F extends Asked>(
  filters: F,
  list: (filters: F) => Promise<T[]>,
): Promise<T[]> {
  const isOne = (row: T) =>
    EXACT.every((name) => {
      const [wanted, shown] = [filters[name], (row as Readonly<Record<string, unknown>>)[name]];
      return wanted === undefined || shown === undefined || sameButCapitals(shown, wanted);
    });
  const found = await list(filters);
  if (found.every(isOne)) return found;
  const all = await list({ ...filters, skip: undefined, limit: undefined });
  const { skip = 0, limit = all.length } = filters;
  return all.filter(isOne).slice(skip, skip + limit);
}
