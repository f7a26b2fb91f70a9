import { createHash } from "node:crypto";
import type { NaturalKey } from "../../contract";
import type { Writer } from "./owner";

/** What an entry is about: one object, by its natural key. */
export interface JournalSubject {
  readonly server: string;
  readonly domain: string;
  readonly type: string;
  readonly key: NaturalKey;
}

/** What a run asked CCKM for, as the journal keeps it. */
export interface JournalEntry extends JournalSubject {
  /** Which attempt for this subject it is: entries are ordered by number, not by clock. */
  readonly number: number;
  readonly workspace: string;
  readonly stack: string;
  /** The server's time before the request, in milliseconds since 1970; null where it told none. */
  readonly time: number | null;
  readonly by: Writer;
  /** What was asked for beyond the key, where that matters later. */
  readonly asked?: readonly string[];
  /** CCKM's id of the object that was to be brought back, where nothing new is made. */
  readonly recovers?: string;
  /** CCKM's id of what was made, once it has answered. */
  readonly id?: string;
  /** Whether the id may have reached a state. */
  readonly answered?: boolean;
}

/** An entry's file name: the same start for one subject, so that who comes second finds the name taken. */
export function fileName(subject: JournalSubject, number: number): string {
  return `${stemOf(subject)}-${number}.json`;
}

/** What the names of all entries of a subject start with. */
export function stemOf({ server, domain, type, key }: JournalSubject): string {
  return createHash("sha256")
    .update(JSON.stringify([server, domain, type, key]))
    .digest("hex")
    .slice(0, 32);
}

/** The parts of a file name; undefined for a file that is none of the journal's. */
export function partsOf(file: string): { readonly stem: string; readonly number: number } | undefined {
  const [, stem, number] = /^([0-9a-f]{32})-(\d{1,9})\.json$/.exec(file) ?? [];
  return stem === undefined ? undefined : { stem, number: Number(number) };
}

/**
 * Reads an entry: a line of what was asked for, and one for each thing that is known since. Undefined for what is none, such
 * as the rest of a write that was cut off; a later line that was cut off says nothing.
 */
export function parseEntry(text: string): JournalEntry | undefined {
  const [asked = "", ...since] = text.split("\n");
  try {
    const entry = Object.assign(
      JSON.parse(asked) as Partial<JournalEntry>,
      ...since.map(changeIn),
    ) as Partial<JournalEntry> | null;
    const texts = [entry?.server, entry?.domain, entry?.type, entry?.key, entry?.workspace, entry?.stack];
    if (!texts.every((one) => typeof one === "string")) return undefined;
    return typeof entry?.number === "number" && typeof entry.by?.pid === "number" ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

function changeIn(line: string): Partial<JournalEntry> {
  try {
    return JSON.parse(line) as Partial<JournalEntry>;
  } catch {
    return {};
  }
}
