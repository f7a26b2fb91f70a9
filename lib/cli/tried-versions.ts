import type { EngineName } from "./terraform-version";

/** Node.js versions that this package is tested with: every LTS release that is not long past its end of life. */
export const TRIED_NODE: readonly number[] = [20, 22, 24, 26];

/** npm versions that installation is tested with. */
export const TRIED_NPM: readonly number[] = [10, 11, 12];

/** Engines that the whole acceptance suite has run with. Others from 1.11 on are taken without a note. */
export const TRIED_ENGINES: Readonly<Record<EngineName, readonly string[]>> = {
  terraform: ["1.11.4", "1.13.3"],
  tofu: ["1.12.6"],
};

/** `20, 22, 24 and 26`. */
export function listed(versions: readonly (number | string)[]): string {
  if (versions.length === 1) return `${versions[0]}`;
  return `${versions.slice(0, -1).join(", ")} and ${versions.at(-1)}`;
}
