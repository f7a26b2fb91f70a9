import {
  believed,
  type Comparisons,
  givenOf,
  heeded,
  type Listed,
  part,
  type Source,
  type Window,
  whole,
} from "./filters";

/**
 * A list with filters, some of which are names. CCKM's filter may be stricter than the name's owner: if the name may have
 * other spellings, all rows are fetched and compared here. If the rows do not show the name, CCKM's filter decides.
 */
export async function byIdentity<T, F extends Window>(
  filters: F,
  comparisons: Comparisons<T, F>,
  source: Source<T, F>,
): Promise<Listed<T>> {
  const given = givenOf(filters, comparisons);
  const names = given.filter(({ comparison, wanted }) => comparison.mayDiffer(wanted));
  if (names.length === 0) return heeded(filters, comparisons, source);
  const asked = (shown: typeof given): F => ({
    ...filters,
    ...Object.fromEntries(shown.map(({ name }) => [name, undefined])),
  });
  const [sample] = (await source.list({ ...asked(names), skip: undefined, limit: 1 })).resources;
  const shown = names.filter(({ comparison }) => sample && comparison.shows(sample) !== undefined);
  if (shown.length === 0) return heeded(filters, comparisons, source);
  const { resources } = await source.list(whole(asked(shown)));
  const rest = given.filter((one) => !shown.includes(one));
  const found = believed(resources, rest).filter((row) =>
    shown.every(({ comparison, wanted }) => comparison.isSame(comparison.shows(row) ?? "", wanted)),
  );
  return part(found, filters);
}
