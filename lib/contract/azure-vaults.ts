import { sameButCapitals } from "../text";

/** Whether Azure treats two names as the same. */
export const sameInAzure: (a: string, b: string) => boolean = sameButCapitals;

/** Whether two references name the same vault; Azure ignores case. An unknown value is never the same. */
export function sameVault(a: unknown, b: unknown): boolean {
  return sameButCapitals(a, b);
}

/** Whether two lists name the same vaults, in any order. */
export function sameVaults(a: readonly string[], b: readonly string[]): boolean {
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.every((vault) => outer.some((other) => sameVault(vault, other)));
  return within(a, b) && within(b, a);
}
