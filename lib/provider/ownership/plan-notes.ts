import type { NaturalKey } from "../../contract";
import { entriesInState, isForgotten, type JournalSubject, type Notes, type WorkingFolder } from "../journal";
import { reasons } from "./words";

/** Dependencies of {@link PlanNotes}. */
export interface PlanNotesOptions {
  readonly notes: Notes;
  readonly workingFolder: WorkingFolder;
  /** Identifies the run that writes. */
  readonly run: string;
  /** The object with a key, on this run's server and in its domain. */
  subjectOf(type: string, key: NaturalKey): JournalSubject;
}

/** What a plan tells its apply about single objects: that one is replaced, is taken over, or is checked by its create. */
export class PlanNotes {
  readonly #options: PlanNotesOptions;

  constructor(options: PlanNotesOptions) {
    this.#options = options;
  }

  replaces(type: string, key: NaturalKey, id: string): void {
    const { notes, subjectOf } = this.#options;
    for (const name of [key, id]) notes.write("replaced", subjectOf(type, name), id);
  }

  keeps(type: string, names: readonly string[]): void {
    const { notes, subjectOf } = this.#options;
    for (const name of names) {
      for (const kind of ["replaced", "goes"] as const) notes.forget(kind, subjectOf(type, name));
    }
  }

  goes(type: string, id: string): void {
    this.#options.notes.write("goes", this.#options.subjectOf(type, id), id);
  }

  /** `inThisRun`: only what this run itself has planned counts. */
  isToGo(type: string, id: string, inThisRun: boolean): boolean {
    const { notes, run, subjectOf } = this.#options;
    const note = notes.read("goes", subjectOf(type, id));
    return note?.id === id && (!inThisRun || note.run === run);
  }

  predecessorOf(type: string, key: NaturalKey): string | undefined {
    const { notes, workingFolder, subjectOf } = this.#options;
    const id = notes.read("replaced", subjectOf(type, key))?.id;
    // If a state no longer has it, somebody removed it from the state.
    if (id === undefined || !isForgotten(workingFolder, type, id)) return id;
    this.keeps(type, [id, key]);
    return undefined;
  }

  makesWay(type: string, id: string): boolean {
    const { notes, subjectOf } = this.#options;
    return notes.read("replaced", subjectOf(type, id))?.id === id;
  }

  /** `inState`: whether this run was shown the instance. */
  leavesToCreate(type: string, key: NaturalKey, id: string, inState: boolean): boolean {
    const { notes, subjectOf } = this.#options;
    const subject = subjectOf(type, key);
    if (!inState) return notes.read("left", subject)?.id === id;
    notes.write("left", subject, id);
    return true;
  }

  judgesInCreate(type: string, key: NaturalKey): void {
    this.#options.notes.forget("left", this.#options.subjectOf(type, key));
  }

  announces(type: string, key: NaturalKey, id: string): void {
    const { notes, subjectOf } = this.#options;
    const subject = subjectOf(type, key);
    // Terraform plans a create again during its apply: nobody was told about what only that plan sees.
    if (notes.read("announced", subject)?.id !== id) notes.write("announced", subject, id);
  }

  /** The object that another run announced; undefined if there is none. */
  announced(type: string, key: NaturalKey): string | undefined {
    const { notes, run, subjectOf } = this.#options;
    const said = notes.read("announced", subjectOf(type, key));
    return said?.run === run ? undefined : said?.id;
  }

  takesBackWord(subject: JournalSubject): void {
    this.#options.notes.forget("announced", subject);
  }

  wordMissing(type: string, key: NaturalKey, id: string): string | undefined {
    const { workingFolder, subjectOf } = this.#options;
    const subject = subjectOf(type, key);
    const announced = this.announced(type, key) === id;
    this.takesBackWord(subject);
    if (entriesInState(workingFolder, type, id)) {
      return reasons.inState();
    }
    if (announced) return undefined;
    return reasons.notAnnounced({ folder: workingFolder.journal });
  }
}
