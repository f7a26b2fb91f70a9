/** Lists each name of a type, checked for completeness by the compiler. */
export type OptionNames<T> = Readonly<Record<keyof T, true>>;

/** @throws Error that names each unknown option, and the known ones. Members that are undefined are ignored. */
export function refuseUnknown<T extends object>(of: string, given: T | undefined, names: OptionNames<T>): void {
  const known = Object.keys(names);
  const wrong = Object.entries(given ?? {}).filter(([name, value]) => value !== undefined && !known.includes(name));
  if (wrong.length === 0) return;
  const got = wrong.map(([name]) => name).join(", ");
  throw new Error(`${of}: Unsupported argument. Expected each to be one of ${known.join(", ")}, got ${got}.`);
}
