import type { NaturalKey } from "../../contract";
import { parseInstant } from "../../schema";
import {
  entriesInState,
  type Journal,
  type JournalEntry,
  type JournalSubject,
  type OpenEntry,
  type WorkingFolder,
} from "../journal";
import { reasons } from "./words";

/** What CCKM has under the natural key of an object that is to be created. */
export interface FoundObject {
  readonly type: string;
  readonly key: NaturalKey;
  readonly id: string;
  /** When it was created, or last written if CCKM does not return more; RFC 3339. */
  readonly createdAt?: string | undefined;
}

/** The open entry of the run that created an object, or the reason why there is none, as a sentence. */
export type Evidence =
  | { readonly made: Required<OpenEntry> & { readonly entry: NonNullable<OpenEntry["entry"]> } }
  | { readonly missing: string };

/**
 * Whether a killed run of this stack and workspace created an object: an entry that no state has confirmed, written before
 * the object was created. Anything uncertain is not evidence.
 */
export function evidenceFor(
  found: FoundObject,
  subject: JournalSubject,
  journal: Journal,
  workingFolder: WorkingFolder,
): Evidence {
  const open = journal.openEntries(subject);
  if (open.length === 0) {
    return { missing: reasons.noEntry(journal) };
  }
  const made = open.find((one): one is Required<OpenEntry> & { entry: NonNullable<OpenEntry["entry"]> } =>
    Boolean(one.entry && stands(one.entry, found)),
  );
  if (!made) {
    const unread = open.some(({ entry }) => !entry);
    return {
      missing: unread
        ? reasons.unreadEntry({ folder: journal.folder, files: open.map(({ file }) => file) })
        : reasons.madeBefore({ times: open.map(({ entry }) => timeText(entry?.time)) }),
    };
  }
  const shown = entriesInState(workingFolder, found.type, found.id);
  if (shown) {
    journal.close([made]);
    return { missing: reasons.otherEntry() };
  }
  if (shown === undefined && made.entry.answered) {
    return { missing: reasons.toldBefore() };
  }
  return { made };
}

// A version created since an attempted recovery is part of it.
function stands({ id, recovers, time }: JournalEntry, found: FoundObject): boolean {
  if (found.id === id || found.id === recovers) return true;
  return (id === undefined || recovers !== undefined) && isBefore(time, found.createdAt);
}

// Reply times are truncated to whole seconds.
function isBefore(time: number | null, createdAt: string | undefined): boolean {
  const made = createdAt === undefined ? undefined : parseInstant(createdAt);
  return time !== null && made !== undefined && time <= made;
}

function timeText(time: number | null | undefined): string {
  return typeof time === "number" ? new Date(time).toISOString() : "at a time that CCKM did not tell";
}
