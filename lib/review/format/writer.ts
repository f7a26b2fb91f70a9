import { plain, type Sentence } from "../words/text";
import { visible } from "./visible";

const WIDTH = 100;
const FIELD = 18;
const INDENT = " ".repeat(15);

/** Writes wrapped lines and columns for a terminal, and escapes untrusted texts. */
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

  /** A text on the left and one aligned to the right, if both fit on a line. */
  columns(left: Sentence, right: Sentence): void {
    const [a, b] = [words(left), words(right).trim()];
    const gap = WIDTH - a.length - b.length;
    if (b === "") this.#wrapped(" ".repeat(8), a);
    else if (gap >= 1) this.#push(`${a}${" ".repeat(gap)}${b}`);
    else {
      // Indented more than any list, so that the continuation does not look like an entry.
      this.#wrapped(" ".repeat(8), a);
      this.#push(b.padStart(WIDTH));
    }
  }

  item(mark: Sentence, text: Sentence): void {
    this.#wrapped("  ", `${words(mark)}${words(text)}`);
  }

  /** A table row: a label, and next to it a text that continues in its own column. */
  row(label: Sentence, width: number, text: Sentence): void {
    const [left, indent] = [words(label), " ".repeat(width)];
    if (left.length >= width) this.#push(left);
    this.#wrapped(indent, `${left.length >= width ? indent : left.padEnd(width)}${words(text)}`);
  }

  /** A field of a change: its name and its value. */
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

  // A CI runner only treats a line as a command if it starts with it.
  #push(line: string): void {
    this.#lines.push(line.trimEnd().replace(/^(\s*)::/, "$1\\::"));
  }
}

function words(sentence: Sentence): string {
  return plain(sentence, visible);
}
