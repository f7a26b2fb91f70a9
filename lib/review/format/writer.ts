import { plain, type Sentence } from "../words/text";
import { visible } from "./visible";

const WIDTH = 100;
const FIELD = 18;
const INDENT = " ".repeat(15);

/** Writes lines of a terminal, in columns, wrapped; strangers' texts are made harmless on the way. */
export class LineWriter {
  readonly #lines: string[] = [];

  line(sentence: Sentence): void {
    const text = words(sentence);
    this.#wrapped(text.startsWith(" ") ? " ".repeat(8) : "", text);
  }

  blank(): void {
    this.#lines.push("");
  }

  rule(): void {
    this.#lines.push("─".repeat(WIDTH));
  }

  heading(title: string, note = ""): void {
    this.blank();
    this.columns([title], [note]);
  }

  /** Text at the left, and some at the right edge where both fit. */
  columns(left: Sentence, right: Sentence): void {
    const [a, b] = [words(left), words(right).trim()];
    const gap = WIDTH - a.length - b.length;
    if (b === "") this.#wrapped(" ".repeat(8), a);
    else if (gap >= 1) this.#push(`${a}${" ".repeat(gap)}${b}`);
    else {
      // Further in than any list, so that what goes on is no entry of its own.
      this.#wrapped(" ".repeat(8), a);
      this.#push(b.padStart(WIDTH));
    }
  }

  item(mark: Sentence, text: Sentence): void {
    this.#wrapped("  ", `${words(mark)}${words(text)}`);
  }

  /** A row of a table: a label, and beside it a text that goes on below itself. */
  row(label: Sentence, width: number, text: Sentence): void {
    const [left, indent] = [words(label), " ".repeat(width)];
    if (left.length >= width) this.#push(left);
    this.#wrapped(indent, `${left.length >= width ? indent : left.padEnd(width)}${words(text)}`);
  }

  /** A field of a change: its name, and what becomes of it. */
  field(name: string, value: Sentence): void {
    const label = `${visible(name)} `.padEnd(FIELD);
    this.#wrapped(`${INDENT}${" ".repeat(FIELD)}`, `${INDENT}${label}${words(value)}`);
  }

  /** A sentence below a change. */
  note(mark: string, sentence: Sentence): void {
    this.#wrapped(INDENT, `${INDENT.slice(mark.length)}${mark}${words(sentence)}`);
  }

  text(): string {
    return `${this.#lines.join("\n")}\n`;
  }

  #wrapped(indent: string, text: string): void {
    let line = "";
    for (const word of text.split(/(?<=\S) /)) {
      if (line !== "" && line.length + word.length + 1 > WIDTH) {
        this.#push(line);
        line = `${indent}${word}`;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    this.#push(line);
  }

  // A line that a runner of a pipeline would take for a command must not begin as one.
  #push(line: string): void {
    this.#lines.push(line.trimEnd().replace(/^(\s*)::/, "$1\\::"));
  }
}

function words(sentence: Sentence): string {
  return plain(sentence, visible);
}
