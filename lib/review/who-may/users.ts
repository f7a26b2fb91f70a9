import type { StateRead } from "./states";

/** What objects of users call them, of whatever provider they are. */
const NAMES = ["username", "name", "nickname", "email"];
/** Where they have the id that rights are written for. */
const IDS = ["user_id", "id"];

/**
 * The ids of the users that states know by a name: of objects of any provider that have one of these ids and that name.
 * @param ids of users that are asked about
 */
export function usersNamed(states: readonly StateRead[], given: string, ids: ReadonlySet<string>): string[] {
  const wanted = given.normalize();
  const found = states.flatMap(({ objects }) =>
    objects.flatMap(({ values }) => {
      const has = (name: string) => text(values?.[name]);
      const id = IDS.map(has).find((one) => one !== undefined && ids.has(one));
      return id !== undefined && NAMES.some((name) => has(name) === wanted) ? [id] : [];
    }),
  );
  return [...new Set(found)].sort();
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value.normalize() : undefined;
}
