/** The arguments that are set, as filters of a list; null means not set. */
export function filtersOf<T extends object>(config: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
