import type { StateRead } from "./states";

/** Attributes that hold the name of a user, in any provider. */
const NAMES = ["username", "name", "nickname", "email"];
/** Attributes that hold the id that ACLs use. */
const IDS = ["user_id", "id"];

/**
 * The ids of users with a given name in the states: of objects of any provider with that name and one of these ids.
 * @param ids ids of the users in question
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
