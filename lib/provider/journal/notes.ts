import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JournalSubject, stemOf } from "./entry";
import { stackOf, type WorkingFolder } from "./working-folder";

/**
 * What a plan tells the apply about an object: that it is replaced, is taken over, is checked by the create, or is
 * destroyed along with its parent.
 */
export type NoteKind = "replaced" | "announced" | "left" | "goes";

/** A note: CCKM's id of the object, and the run that wrote it. */
export interface Note {
  readonly id: string;
  readonly run: string;
}

/**
 * What a plan must tell its apply but Terraform does not carry. Stored next to the journal's entries, for the same stack
 * and workspace. Without a note the apply refuses.
 */
export class Notes {
  readonly #workingFolder: WorkingFolder;
  readonly #run: string;
  #names?: Set<string>;

  /** `run` identifies the run that writes. */
  constructor(working: WorkingFolder, run: string) {
    this.#workingFolder = working;
    this.#run = run;
  }

  write(kind: NoteKind, subject: JournalSubject, id: string): void {
    const name = this.#name(kind, subject);
    try {
      mkdirSync(this.#workingFolder.journal, { recursive: true });
      const note: Note = { id, run: this.#run };
      const file = join(this.#workingFolder.journal, name);
      // Somebody else's link in its place is not followed.
      rmSync(file, { force: true });
      writeFileSync(file, JSON.stringify(note), { flag: "wx", mode: 0o600 });
      this.#known().add(name);
    } catch {
      // The apply then refuses with a more general message.
    }
  }

  /** The note of a kind; undefined if there is none, or it cannot be read. */
  read(kind: NoteKind, subject: JournalSubject): Note | undefined {
    const name = this.#name(kind, subject);
    try {
      const { id, run } = JSON.parse(readFileSync(join(this.#workingFolder.journal, name), "utf8")) as Partial<Note>;
      return typeof id === "string" && typeof run === "string" ? { id, run } : undefined;
    } catch {
      return undefined;
    }
  }

  forget(kind: NoteKind, subject: JournalSubject): void {
    // Most runs find no note, and see a thousand objects: a name is a hash.
    if (this.#known().size === 0) return;
    const name = this.#name(kind, subject);
    if (!this.#known().delete(name)) return;
    try {
      rmSync(join(this.#workingFolder.journal, name), { force: true });
    } catch {
      // A note that stays leads to a refusal, and the next plan writes a new one.
    }
  }

  // Only names, and once per run: a plan of a thousand objects looks for as many notes.
  #known(): Set<string> {
    this.#names ??= new Set(filesIn(this.#workingFolder.journal));
    return this.#names;
  }

  #name(kind: NoteKind, subject: JournalSubject): string {
    const key = JSON.stringify([this.#workingFolder.workspace, stackOf(this.#workingFolder), subject.key]);
    return `${stemOf({ ...subject, key })}-${kind}.json`;
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
