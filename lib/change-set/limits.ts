import { inOneLine, type Message } from "../words";

/** Name of the first entry. */
export const MANIFEST = "manifest.json";

/** What a change set may have; more is taken for a bomb. */
export const LIMITS = { file: 512 * 1024 * 1024, entries: 5_000, entry: 256 * 1024 * 1024, all: 1024 * 1024 * 1024 };

/** What is refused in a file that calls itself a change set. */
export class DamagedChangeSet extends Error {
  constructor(readonly told: Message) {
    super(inOneLine({ summary: told.summary, detail: told.detail }));
  }
}

/** What no change set can carry: the command that plans says so, instead of writing what is refused where it is applied. */
export class UnfitForChangeSet extends Error {
  constructor(readonly told: Message) {
    super(inOneLine({ summary: told.summary, detail: told.detail }));
  }
}
