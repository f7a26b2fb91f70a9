/** Node.js versions with which this package is tried: every one with long-term support that is not far past its end. */
export const TRIED_NODE: readonly number[] = [20, 22, 24, 26];

/** npm versions with which installing is tried. */
export const TRIED_NPM: readonly number[] = [10, 11, 12];

/** `20, 22, 24 and 26`. */
export function listed(versions: readonly number[]): string {
  return `${versions.slice(0, -1).join(", ")} and ${versions.at(-1)}`;
}
