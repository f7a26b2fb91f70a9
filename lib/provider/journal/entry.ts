import { createHash } from "node:crypto";
import type { NaturalKey } from "../../contract";
import type { Writer } from "./owner";

/** The subject of an entry: one object, by its natural key. */
export interface JournalSubject {
  readonly server: string;
  readonly domain: string;
  readonly type: string;
  readonly key: NaturalKey;
}

/** What a run requested from CCKM, as stored in the journal. */
export interface JournalEntry extends JournalSubject {
  /** Number of the attempt for this subject: entries are ordered by number, not by time. */
  readonly number: number;
  readonly workspace: string;
  readonly stack: string;
  /** The server's time before the request, in milliseconds since 1970; null if it did not send one. */
  readonly time: number | null;
  readonly by: Writer;
  /** What was requested beyond the key, if that matters later. */
  readonly asked?: readonly string[];
  /** CCKM's id of the object to recover, if nothing new is created. */
  readonly recovers?: string;
  /** CCKM's id of the created object, once it has answered. */
  readonly id?: string;
  /** Whether the id may have reached a state. */
  readonly answered?: boolean;
}

/** An entry's file name: the same prefix for one subject, so that whoever comes second finds the name taken. */
export function fileName(subject: JournalSubject, number: number): string {
  return `${stemOf(subject)}-${number}.json`;
}

/** The prefix of all entries for a subject. */
export function stemOf({ server, domain, type, key }: JournalSubject): string {
  return createHash("sha256")
    .update(JSON.stringify([server, domain, type, key]))
    .digest("hex")
    .slice(0, 32);
}

/** The parts of a file name; undefined for a file that is not part of the journal. */
export function partsOf(file: string): { readonly stem: string; readonly number: number } | undefined {
  const [, stem, number] = /^([0-9a-f]{32})-(\d{1,9})\.json$/.exec(file) ?? [];
  return stem === undefined ? undefined : { stem, number: Number(number) };
}

/**
 * Parses an entry: one line for the request, and one for each later fact. Undefined for anything else, such as the remains
 * of an interrupted write; an incomplete later line is ignored.
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
