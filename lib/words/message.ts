/** How much a message weighs: an error stops the operation, a warning does not, a note may be of no weight at all. */
export type Severity = "error" | "warning" | "note";

/** What a person is told, with the code by which it is looked up in docs/errors.md. */
export interface Message<S extends Severity = Severity> {
  readonly severity: S;
  /** The same in every release: `acl-exists`. */
  readonly code: string;
  /** One sentence: what could not be done, or what is so. */
  readonly summary: string;
  /** What was given, what is allowed, what to do next. */
  readonly detail: string;
}

/** The sentences of a message. */
export interface Sentences {
  readonly summary: string;
  /** What was found: what was given, what is there, what is allowed. */
  readonly detail?: string | undefined;
  /** What to do next. */
  readonly remedy?: string | undefined;
}

/** How a message is declared in a catalogue. */
export interface Declaration<Args> {
  /** When it is told, in a sentence for the documentation. */
  readonly when: string;
  /** Whole sentences: what varies by more than a name or a number is a message of its own. */
  text(args: Args): Sentences;
  /** What it may be told of: the documentation shows the first, the tests compare all. */
  readonly examples: readonly [Args, ...Args[]];
}

/** A message of a catalogue: called with what it is told of, it gives the text. */
export interface CatalogueEntry<Args, S extends Severity = Severity> {
  (args: Args): Message<S>;
  readonly severity: S;
  readonly code: string;
  readonly when: string;
  /** The sentences of each example. */
  examples(): readonly Sentences[];
}

/** Declares an error of a catalogue. */
export function error<Args>(code: string, declaration: Declaration<Args>): CatalogueEntry<Args, "error"> {
  return entry("error", code, declaration);
}

/** Declares a warning of a catalogue. */
export function warning<Args>(code: string, declaration: Declaration<Args>): CatalogueEntry<Args, "warning"> {
  return entry("warning", code, declaration);
}

/** Declares a note of a catalogue. */
export function note<Args>(code: string, declaration: Declaration<Args>): CatalogueEntry<Args, "note"> {
  return entry("note", code, declaration);
}

function entry<Args, S extends Severity>(
  severity: S,
  code: string,
  { when, text, examples }: Declaration<Args>,
): CatalogueEntry<Args, S> {
  const told = (args: Args) => {
    const sentences = text(args);
    return { severity, code, summary: sentences.summary, detail: detailOf(sentences) };
  };
  return Object.assign(told, { severity, code, when, examples: () => examples.map((args) => text(args)) });
}

/** Detail and remedy as one text. */
export function detailOf({ detail = "", remedy = "" }: Sentences): string {
  const gap = detail === "" || remedy === "" || detail.endsWith("\n") ? "" : " ";
  return `${detail}${gap}${remedy}`;
}

/** A message as a command tells it, its code in a line of its own, by which programs find it. */
export function asLines({ summary, detail, code }: Message): string {
  // A list, or what another program said, begins in a line of its own.
  const lines = detail.includes("\n");
  const end = /[.?:]$/.test(summary) ? "" : lines ? ":" : ".";
  const text = detail === "" ? `${summary}${end}` : `${summary}${end}${lines ? "\n" : " "}${detail}`;
  return `${text.trimEnd()}\nCode: ${code}`;
}

/** A message where there is but one line for it, as in an annotation of a construct. */
export function inOneLine({ summary, detail, code }: Omit<Message, "severity" | "code"> & { code?: string }): string {
  const text = detail === "" ? `${summary}.` : `${summary}. ${detail}`;
  return code === undefined ? text : `${text} (${code})`;
}
