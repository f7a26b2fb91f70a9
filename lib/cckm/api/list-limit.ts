import { CckmError } from "../http/errors";

/** Without a limit, reading stops with an error beyond this many records. */
export const MOST_RECORDS = 250_000;

/** Maximum number of pages of a list: a server with pages of ten records has {@link MOST_RECORDS} in as many. */
export const MOST_PAGES = 25_000;

/** Maximum size of a list in memory, in characters of its JSON. */
export const LONGEST_LIST = 512 * 1024 * 1024;

/** What a list has taken of the machine's memory so far. */
export class ListLimit {
  #kept = 0;
  #pages = 0;

  /** @throws CckmError when the rows are too long together with those before, nested too deeply, or of too many pages */
  add(rows: readonly unknown[]): void {
    if (++this.#pages > MOST_PAGES) throw tooManyPages();
    this.#kept += lengthOf(rows);
    if (this.#kept > LONGEST_LIST) throw tooLong();
  }
}

function lengthOf(rows: readonly unknown[]): number {
  try {
    return JSON.stringify(rows).length;
  } catch (error) {
    // JSON.stringify throws a RangeError both for nesting that is too deep and for text that is too long.
    if (/call stack/i.test((error as Error).message)) throw tooDeep();
    return Number.POSITIVE_INFINITY;
  }
}

const NARROWER = "Narrow it by a filter or a limit, and check that address names CipherTrust Manager itself";

function tooDeep(): CckmError {
  return unreadable("A list of CCKM has a record that is nested too deeply to be read", NARROWER);
}

function tooLong(): CckmError {
  return unreadable(`A list of CCKM is longer than ${LONGEST_LIST / 1024 / 1024} MiB`, NARROWER);
}

function tooManyPages(): CckmError {
  return unreadable(`A list of CCKM has more than ${MOST_PAGES} pages, so it may have no end`, NARROWER);
}

/** The error for a list of too many records. */
export function tooMany(total: number): CckmError {
  const summary = `A list of CCKM has ${total} records by its own count, more than the ${MOST_RECORDS} that are read`;
  return unreadable(summary, NARROWER);
}

/** The error for a list of pages without an end. */
export function endless(path: string, pages: number): CckmError {
  const summary = `POST ${path}: the list has more than ${pages} pages, so it may have no end`;
  return unreadable(summary, "Check that address names CipherTrust Manager itself");
}

function unreadable(summary: string, hint: string): CckmError {
  return new CckmError({ outcome: "unknown", kind: "malformed", readOnly: true, summary, hint });
}
