import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JournalSubject, stemOf } from "./entry";
import { stackOf, type WorkingFolder } from "./working-folder";

/**
 * What a plan says of one object to the apply that follows: that it makes way for another, is taken over, is judged there, or
 * goes with what it stands on.
 */
export type NoteKind = "replaced" | "announced" | "left" | "goes";

/** A note: CCKM's id of the object, and which run wrote it. */
export interface Note {
  readonly id: string;
  readonly run: string;
}

/**
 * What a plan has to say to its apply and Terraform does not carry: beside the journal's entries, for the same stack and
 * workspace. Where no note can be kept, or none arrives, the apply refuses.
 */
export class Notes {
  readonly #workingFolder: WorkingFolder;
  readonly #run: string;
  #names?: Set<string>;

  /** `run` names the run that writes. */
  constructor(working: WorkingFolder, run: string) {
    this.#workingFolder = working;
    this.#run = run;
  }

  write(kind: NoteKind, subject: JournalSubject, id: string): void {
    const name = this.#name(kind, subject);
    try {
      mkdirSync(this.#workingFolder.journal, { recursive: true });
      const note: Note = { id, run: this.#run };
      writeFileSync(join(this.#workingFolder.journal, name), JSON.stringify(note), { mode: 0o600 });
      this.#known().add(name);
    } catch {
      // The apply then refuses in more general words.
    }
  }

  /** The note of a kind; undefined where there is none, or none that can be read. */
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
    const name = this.#name(kind, subject);
    if (!this.#known().delete(name)) return;
    try {
      rmSync(join(this.#workingFolder.journal, name), { force: true });
    } catch {
      // What stays there leads to a refusal, and the next plan writes anew.
    }
  }

  // Names alone, and once a run: a plan of a thousand objects asks for as many notes.
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
