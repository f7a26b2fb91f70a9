/** An error stops the operation, a warning does not, and a note is for information only. */
export type Severity = "error" | "warning" | "note";

/** A message for users, with its code in docs/errors.md. */
export interface Message<S extends Severity = Severity> {
  readonly severity: S;
  /** Stable across releases: `acl-exists`. */
  readonly code: string;
  /** One sentence: what failed, or what is the case. */
  readonly summary: string;
  /** What was given, what is allowed, what to do next. */
  readonly detail: string;
}

/** The sentences of a message. */
export interface Sentences {
  readonly summary: string;
  /** The facts: what was given, what exists, what is allowed. */
  readonly detail?: string | undefined;
  /** What to do next. */
  readonly remedy?: string | undefined;
}

/** How a message is declared in a catalogue. */
export interface Declaration<Args> {
  /** When the message appears, in a sentence for the documentation. */
  readonly when: string;
  /** Whole sentences: if more than a name or a number varies, declare another message. */
  text(args: Args): Sentences;
  /** Sample arguments: the documentation shows the first, the tests compare all. */
  readonly examples: readonly [Args, ...Args[]];
}

/** A catalogue's message: a function from arguments to text. */
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

/** Detail and remedy joined into one text. */
export function detailOf({ detail = "", remedy = "" }: Sentences): string {
  const gap = detail === "" || remedy === "" || detail.endsWith("\n") ? "" : " ";
  return `${detail}${gap}${remedy}`;
}

/** A message as commands print it, with its code on a separate line, so that programs can find it. */
export function asLines({ summary, detail, code }: Message): string {
  // A list, or another program's output, starts on a new line.
  const lines = detail.includes("\n");
  const end = /[.?:]$/.test(summary) ? "" : lines ? ":" : ".";
  const text = detail === "" ? `${summary}${end}` : `${summary}${end}${lines ? "\n" : " "}${detail}`;
  return `${text.trimEnd()}\nCode: ${code}`;
}

/** A message on a single line, for example for a construct's annotation. */
export function inOneLine({ summary, detail, code }: Omit<Message, "severity" | "code"> & { code?: string }): string {
  const text = detail === "" ? `${summary}.` : `${summary}. ${detail}`;
  return code === undefined ? text : `${text} (${code})`;
}
