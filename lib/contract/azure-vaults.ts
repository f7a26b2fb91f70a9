import { sameButCapitals } from "../text";

/** Whether two names are one to Azure. */
export const sameInAzure: (a: string, b: string) => boolean = sameButCapitals;

/** Whether two references spell one vault: Azure does not tell capitals from small letters. What is not known yet is none. */
export function sameVault(a: unknown, b: unknown): boolean {
  return sameButCapitals(a, b);
}

/** Whether two lists name the same vaults, in whatever order. */
export function sameVaults(a: readonly string[], b: readonly string[]): boolean {
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.every((vault) => outer.some((other) => sameVault(vault, other)));
  return within(a, b) && within(b, a);
}
