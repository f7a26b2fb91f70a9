/** Name of the first entry. */
export const MANIFEST = "manifest.json";

/** What a change set may have; more is taken for a bomb. */
export const LIMITS = { file: 512 * 1024 * 1024, entries: 5_000, entry: 256 * 1024 * 1024, all: 1024 * 1024 * 1024 };

/** What is refused in a file that calls itself a change set. */
export class DamagedChangeSet extends Error {
  constructor(what: string) {
    super(`This is no change set as cckm plan writes it: ${what}. Nothing of it is used. Plan again.`);
  }
}

/** What no change set can carry: the command that plans says so, instead of writing what is refused where it is applied. */
export class UnfitForChangeSet extends Error {}
