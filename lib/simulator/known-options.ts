/** Each name of a type, so that none is forgotten. */
export type OptionNames<T> = Readonly<Record<keyof T, true>>;

/** @throws Error that names each option that does not exist, and those that do. Undefined is nothing. */
export function refuseUnknown<T extends object>(of: string, given: T | undefined, names: OptionNames<T>): void {
  const known = Object.keys(names);
  const wrong = Object.entries(given ?? {}).filter(([name, value]) => value !== undefined && !known.includes(name));
  if (wrong.length === 0) return;
  const got = wrong.map(([name]) => name).join(", ");
  throw new Error(`${of}: Unsupported argument. Expected each to be one of ${known.join(", ")}, got ${got}.`);
}
