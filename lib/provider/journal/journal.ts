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

/** An entry that is open: no state has confirmed what it asked for. */
export interface OpenEntry {
  readonly file: string;
  readonly number: number;
  /** What it says; undefined where it cannot be read. */
  readonly entry: JournalEntry | undefined;
}

/** An entry of this run, while its object is being made. */
export interface Begun {
  /** CCKM has answered with an id. */
  made(id: string): void;
  /** Nothing was sent, or CCKM refused: there is nothing that the entry could stand for. */
  failed(): void;
  /** It may be there, and the run gives it up: the entry stays open. */
  leftOpen(): void;
  /** What became of it is on its way to the state. */
  answered(): void;
}

const ADDING = constants.O_APPEND | constants.O_WRONLY;

// Requests under way in this process, whichever configuration of the provider makes them.
const underWay = new Set<string>();

/**
 * What this folder's runs asked CCKM to make and no state has confirmed yet: one small file an entry, written before the
 * request. Only what is in here, and what CCKM says, tells a killed run's object from somebody else's.
 */
export class Journal {
  readonly #workingFolder: WorkingFolder;
  /** Entries of this run whose objects are on their way to the state. */
  readonly #answered = new Set<string>();
  #files?: Map<string, Set<string>>;

  constructor(working: WorkingFolder) {
    this.#workingFolder = working;
  }

  /** The folder that the entries lie in. */
  get folder(): string {
    return this.#workingFolder.journal;
  }

  /** Entries of a subject that runs of this stack and workspace left open, and those that cannot be read; oldest first. */
  openEntries(subject: JournalSubject): readonly OpenEntry[] {
    // What this run is about to ask for shows nothing of what was there before.
    return this.#of(stemOf(subject)).filter(
      ({ file, entry }) => !underWay.has(file) && (!entry || this.#isOurs(entry)),
    );
  }

  /** Whether a request for the subject is under way, of this process or of another one that still runs. */
  isBeingMade(subject: JournalSubject): boolean {
    return this.#of(stemOf(subject)).some(
      ({ file, entry }) => underWay.has(file) || (entry && !isThisProcess(entry.by) && isRunning(entry.by)),
    );
  }

  /**
   * Writes down that the subject is about to be asked for.
   * @throws NodeJS.ErrnoException of the code EEXIST where somebody else was first; of others where nothing can be written
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
      // What is there now was written since this run looked.
      this.#files = undefined;
      throw error;
    }
    this.#index().set(stem, new Set([...(this.#index().get(stem) ?? []), file]));
    return this.#follow(file, entry);
  }

  /** Goes on with an entry that a killed run left, whose object this run takes over. */
  resume(file: string, entry: JournalEntry): Begun {
    const since = { by: thisProcess, answered: false };
    this.#add(file, since);
    return this.#follow(file, { ...entry, ...since });
  }

  /** Closes as done the entries of a subject that a state shows under this id. */
  confirm(subject: JournalSubject, id: string): void {
    if (this.#index().size === 0) return;
    const open = this.#of(stemOf(subject)).filter(({ entry }) => entry && this.#isOurs(entry));
    this.close(open.filter(({ entry }) => entry?.id === undefined || entry.id === id));
  }

  /** Closes entries: what they asked for is not there, or is known by another entry. */
  close(entries: readonly OpenEntry[]): void {
    for (const { file } of entries) if (!underWay.has(file)) this.#remove(file);
  }

  /** The run ended in order: what was answered is in the state. */
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

  // Names alone, and once a run: a run that makes a thousand objects writes as many entries.
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
      // A process that still runs was not killed: Terraform has what it answered.
      if (entry?.answered && isThisProcess(entry.by) && !underWay.has(file)) {
        this.#remove(file);
        continue;
      }
      found.push({ file, number: partsOf(file)?.number ?? 0, entry });
    }
    return found.sort((a, b) => a.number - b.number);
  }

  // A line at the end: file systems wait for the disk where a file is replaced.
  #add(file: string, since: Partial<JournalEntry>): void {
    try {
      // Not where it is closed by now; on a line of its own also after one that was cut off.
      const opened = openSync(join(this.folder, file), ADDING);
      try {
        writeSync(opened, `\n${JSON.stringify(since)}\n`);
      } finally {
        closeSync(opened);
      }
    } catch {
      // The entry as it was says less, which leads to a refusal and to nothing worse.
    }
  }

  #remove(file: string): void {
    try {
      rmSync(join(this.folder, file), { force: true });
    } catch {
      // Left open it leads to another look, and at worst to a refusal.
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

// Undefined for an entry that was closed meanwhile; a file that is there and cannot be read is an open entry.
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "";
  }
}
