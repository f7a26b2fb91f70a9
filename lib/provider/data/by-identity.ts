import { hasOtherForms, sameName } from "../shared/same-name";

interface Window {
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
}

/** What a list was asked for and answered. */
export interface Listed<T> {
  readonly total: number;
  readonly resources: readonly T[];
}

/** How a filter on a name is compared: whether other spellings of what is wanted may be meant, and whether a row is. */
export interface Identity<T> {
  mayDiffer(wanted: string): boolean;
  matches(row: T, wanted: string): boolean;
}

/** Names that Azure compares without regard to capitals. */
export function caseless<T>(nameOf: (row: T) => string | undefined): Identity<T> {
  const folded = (name: string) => name.normalize().toLowerCase();
  return {
    mayDiffer: (wanted) => wanted.toLowerCase() !== wanted.toUpperCase(),
    matches: (row, wanted) => folded(nameOf(row) ?? "") === folded(wanted),
  };
}

/** Names that CCKM may keep in another form of Unicode. */
export function formless<T>(nameOf: (row: T) => string | undefined): Identity<T> {
  return { mayDiffer: hasOtherForms, matches: (row, wanted) => sameName(nameOf(row) ?? "", wanted) };
}

/**
 * A list by filters, some of which are names: CCKM is asked for their exact spelling first. Where it has none, all
 * spellings are asked for and compared here.
 */
export async function byIdentity<T, F extends Window>(
  filters: F,
  names: { readonly [K in keyof F]?: Identity<T> },
  list: (filters: F) => Promise<Listed<T>>,
): Promise<Listed<T>> {
  const exact = await list(filters);
  if (exact.total > 0 || exact.resources.length > 0) return exact;
  const given = Object.entries<Identity<T> | undefined>(names).flatMap(([name, identity]) => {
    const wanted = filters[name as keyof F];
    return identity && typeof wanted === "string" && identity.mayDiffer(wanted) ? [{ name, identity, wanted }] : [];
  });
  if (given.length === 0) return exact;
  const left = given.map(({ name }) => [name, undefined]);
  const wide = { ...filters, ...Object.fromEntries(left), skip: undefined, limit: undefined };
  const { resources } = await list(wide);
  const found = resources.filter((row) => given.every(({ identity, wanted }) => identity.matches(row, wanted)));
  const { skip = 0, limit = found.length } = filters;
  return { total: found.length, resources: found.slice(skip, skip + limit) };
}

/** Rows as a list that tells how many there are. */
export function listed<T>(resources: readonly T[]): Listed<T> {
  return { total: resources.length, resources };
}
