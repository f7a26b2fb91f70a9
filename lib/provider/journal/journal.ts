import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fileName, type JournalEntry, type JournalSubject, parseEntry, partsOf, stemOf } from "./entry";
import { isRunning, isThisProcess, thisProcess } from "./owner";
import { stackOf, type WorkingFolder } from "./working-folder";

/** An open entry: no state has confirmed its object. */
export interface OpenEntry {
  readonly file: string;
  readonly number: number;
  /** Its content; undefined if it cannot be read. */
  readonly entry: JournalEntry | undefined;
}

/** An entry of this run while its object is being created. */
export interface Begun {
  /** CCKM has answered with an id. */
  made(id: string): void;
  /** Nothing was sent, or CCKM rejected it: the entry has no object. */
  failed(): void;
  /** The object may exist, but the run gives up: the entry stays open. */
  leftOpen(): void;
  /** The result is on its way to the state. */
  answered(): void;
}

const ADDING = constants.O_APPEND | constants.O_WRONLY;

// Requests in progress in this process, for all configurations of the provider.
const underWay = new Set<string>();

/**
 * What runs in this folder asked CCKM to create and no state has confirmed yet: one small file per entry, written before
 * the request. Only these entries, together with CCKM's replies, tell a killed run's object from somebody else's.
 */
export class Journal {
  readonly #workingFolder: WorkingFolder;
  /** Entries of this run whose objects are on their way to the state. */
  readonly #answered = new Set<string>();
  #files?: Map<string, Set<string>>;

  constructor(working: WorkingFolder) {
    this.#workingFolder = working;
  }

  /** The folder that contains the entries. */
  get folder(): string {
    return this.#workingFolder.journal;
  }

  /** Entries for a subject that runs of this stack and workspace left open, and unreadable ones; oldest first. */
  openEntries(subject: JournalSubject): readonly OpenEntry[] {
    // This run's own requests say nothing about what was there before.
    return this.#of(stemOf(subject)).filter(
      ({ file, entry }) => !underWay.has(file) && (!entry || this.#isOurs(entry)),
    );
  }

  /** Whether a request for the subject is in progress, in this process or in another one that still runs. */
  isBeingMade(subject: JournalSubject): boolean {
    return this.#of(stemOf(subject)).some(
      ({ file, entry }) => underWay.has(file) || (entry && !isThisProcess(entry.by) && isRunning(entry.by)),
    );
  }

  /**
   * Records that the subject is about to be requested.
   * @throws NodeJS.ErrnoException with the code EEXIST if another process was first; with others if the entry cannot be
   * written
   */
  begin(subject: JournalSubject, time: number | null, more: Pick<JournalEntry, "asked" | "recovers"> = {}): Begun {
    const stem = stemOf(subject);
    const number = Math.max(0, ...this.#of(stem).map((one) => one.number)) + 1;
    const { workspace } = this.#workingFolder;
    const stack = stackOf(this.#workingFolder);
    const entry = { ...subject, number, workspace, stack, time, by: thisProcess, ...more };
    const file = fileName(subject, number);
    mkdirSync(this.folder, { recursive: true });
    try {
      writeFileSync(join(this.folder, file), `${JSON.stringify(entry)}\n`, { flag: "wx", mode: 0o600 });
    } catch (error) {
      // The entry that is there now was written since this run looked.
      this.#files = undefined;
      throw error;
    }
    this.#index().set(stem, new Set([...(this.#index().get(stem) ?? []), file]));
    return this.#follow(file, entry);
  }

  /** Continues an entry that a killed run left, whose object this run takes over. */
  resume(file: string, entry: JournalEntry): Begun {
    const since = { by: thisProcess, answered: false };
    this.#add(file, since);
    return this.#follow(file, { ...entry, ...since });
  }

  /** Closes the entries for a subject that a state shows with this id. */
  confirm(subject: JournalSubject, id: string): void {
    if (this.#index().size === 0) return;
    const open = this.#of(stemOf(subject)).filter(({ entry }) => entry && this.#isOurs(entry));
    this.close(open.filter(({ entry }) => entry?.id === undefined || entry.id === id));
  }

  /** Closes entries whose object does not exist, or is tracked by another entry. */
  close(entries: readonly OpenEntry[]): void {
    for (const { file } of entries) if (!underWay.has(file)) this.#remove(file);
  }

  /** The run ended cleanly: everything answered is in the state. */
  end(): void {
    for (const file of this.#answered) this.#remove(file);
    this.#answered.clear();
  }

  #follow(file: string, begun: JournalEntry): Begun {
    let entry = begun;
    underWay.add(file);
    return {
      made: (id) => {
        if (entry.id === id) return;
        entry = { ...entry, id };
        this.#add(file, { id });
      },
      failed: () => {
        underWay.delete(file);
        this.#remove(file);
      },
      leftOpen: () => {
        underWay.delete(file);
      },
      answered: () => {
        if (!underWay.delete(file) || entry.id === undefined) return;
        this.#add(file, { answered: true });
        this.#answered.add(file);
      },
    };
  }

  #isOurs({ workspace, stack }: JournalEntry): boolean {
    return workspace === this.#workingFolder.workspace && stack === stackOf(this.#workingFolder);
  }

  // Only names, and once per run: a run that creates a thousand objects writes as many entries.
  #index(): Map<string, Set<string>> {
    if (!this.#files) {
      this.#files = new Map();
      for (const file of filesIn(this.folder)) {
        const stem = partsOf(file)?.stem;
        if (stem !== undefined) this.#files.set(stem, new Set([...(this.#files.get(stem) ?? []), file]));
      }
    }
    return this.#files;
  }

  #of(stem: string): OpenEntry[] {
    const found: OpenEntry[] = [];
    for (const file of this.#index().get(stem) ?? []) {
      const text = textOf(join(this.folder, file));
      if (text === undefined) continue;
      const entry = parseEntry(text);
      // A process that still runs was not killed: Terraform has received its answer.
      if (entry?.answered && isThisProcess(entry.by) && !underWay.has(file)) {
        this.#remove(file);
        continue;
      }
      found.push({ file, number: partsOf(file)?.number ?? 0, entry });
    }
    return found.sort((a, b) => a.number - b.number);
  }

  // Appends a line: file systems flush to disk when a file is replaced, which is slow.
  #add(file: string, since: Partial<JournalEntry>): void {
    try {
      // Does not recreate an entry that is closed by now. Starts a new line, even after an incomplete one.
      const opened = openSync(join(this.folder, file), ADDING);
      try {
        writeSync(opened, `\n${JSON.stringify(since)}\n`);
      } finally {
        closeSync(opened);
      }
    } catch {
      // Without the addition the entry says less, which at worst leads to a refusal.
    }
  }

  #remove(file: string): void {
    try {
      rmSync(join(this.folder, file), { force: true });
    } catch {
      // If it stays open, it is checked again, which at worst leads to a refusal.
    }
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

// Undefined for an entry that has meanwhile been closed; an existing file that cannot be read is an open entry.
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "";
  }
}
