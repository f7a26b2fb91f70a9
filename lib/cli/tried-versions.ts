/** Node.js versions that this package is tested with: every LTS release that is not long past its end of life. */
export const TRIED_NODE: readonly number[] = [20, 22, 24, 26];

/** npm versions that installation is tested with. */
export const TRIED_NPM: readonly number[] = [10, 11, 12];

/** `20, 22, 24 and 26`. */
export function listed(versions: readonly number[]): string {
  return `${versions.slice(0, -1).join(", ")} and ${versions.at(-1)}`;
}
