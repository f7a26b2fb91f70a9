import { inOneLine, type Message } from "../words";

/** Name of the first entry. */
export const MANIFEST = "manifest.json";

/** Limits of a change set; anything larger is treated as a zip bomb. */
export const LIMITS = { file: 512 * 1024 * 1024, entries: 5_000, entry: 256 * 1024 * 1024, all: 1024 * 1024 * 1024 };

/** A file that claims to be a change set and is rejected. */
export class DamagedChangeSet extends Error {
  constructor(readonly told: Message) {
    super(inOneLine({ summary: told.summary, detail: told.detail }));
  }
}

/**
 * A plan that cannot be stored in a change set: the planning command reports it, instead of writing a file that apply would
 * reject.
 */
export class UnfitForChangeSet extends Error {
  constructor(readonly told: Message) {
    super(inOneLine({ summary: told.summary, detail: told.detail }));
  }
}
