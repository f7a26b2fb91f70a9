import { hasOtherForms, sameName } from "../../cckm/api/same-name";

interface Window {
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
}

/** The request and result of a list. */
export interface Listed<T> {
  readonly total: number;
  readonly resources: readonly T[];
}

/** How a filter on a name is compared. */
export interface NameComparison<T> {
  /** Whether the name may have other spellings. */
  mayDiffer(wanted: string): boolean;
  /** Whether a row matches; undefined if the row does not show the name. */
  matches(row: T, wanted: string): boolean | undefined;
}

/** Names that Azure compares case-insensitively. */
export function caseless<T>(nameOf: (row: T) => string | undefined): NameComparison<T> {
  const folded = (name: string) => name.normalize().toLowerCase();
  return {
    mayDiffer: (wanted) => wanted.toLowerCase() !== wanted.toUpperCase(),
    matches: ifShown(nameOf, (name, wanted) => folded(name) === folded(wanted)),
  };
}

/** Names that CCKM may store in another Unicode form. */
export function formless<T>(nameOf: (row: T) => string | undefined): NameComparison<T> {
  return { mayDiffer: hasOtherForms, matches: ifShown(nameOf, sameName) };
}

function ifShown<T>(nameOf: (row: T) => string | undefined, same: (name: string, wanted: string) => boolean) {
  return (row: T, wanted: string) => {
    const name = nameOf(row);
    return name === undefined ? undefined : same(name, wanted);
  };
}

/**
 * A list with filters, some of which are names. CCKM's filter may be stricter than the name's owner: if the name may have
 * other spellings, all rows are fetched and compared here. If the rows do not show the name, CCKM's filter decides.
 */
export async function byIdentity<T, F extends Window>(
  filters: F,
  names: { readonly [K in keyof F]?: NameComparison<T> },
  list: (filters: F) => Promise<Listed<T>>,
): Promise<Listed<T>> {
  const given = Object.entries<NameComparison<T> | undefined>(names).flatMap(([name, identity]) => {
    const wanted = filters[name as keyof F];
    return identity && typeof wanted === "string" && identity.mayDiffer(wanted) ? [{ name, identity, wanted }] : [];
  });
  if (given.length === 0) return list(filters);
  const asked = (shown: typeof given) => ({
    ...filters,
    ...Object.fromEntries(shown.map(({ name }) => [name, undefined])),
  });
  const [sample] = (await list({ ...asked(given), skip: undefined, limit: 1 })).resources;
  const shown = given.filter(({ identity, wanted }) => sample && identity.matches(sample, wanted) !== undefined);
  if (shown.length === 0) return list(filters);
  const { resources } = await list({ ...asked(shown), skip: undefined, limit: undefined });
  const found = resources.filter((row) => shown.every(({ identity, wanted }) => identity.matches(row, wanted)));
  const { skip = 0, limit = found.length } = filters;
  return { total: found.length, resources: found.slice(skip, skip + limit) };
}

/** Rows as a list with their total number. */
export function listed<T>(resources: readonly T[]): Listed<T> {
  return { total: resources.length, resources };
}
