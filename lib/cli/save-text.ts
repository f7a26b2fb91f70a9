import { writeFileSync } from "node:fs";
import { escapeUnseenInLines } from "../text";
import { CommandFailure } from "./endings";
import * as words from "./words";

/**
 * Writes a text that the user asked for into a file.
 * @throws CommandFailure where it cannot be written, or where a file is there and may not be overwritten
 */
export function saveText(file: string, text: string, { overwrite }: { readonly overwrite: boolean }): void {
  try {
    writeFileSync(file, text, { flag: overwrite ? "w" : "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw isThere(file);
    throw new CommandFailure(words.cannotWrite({ file, reason: (error as Error).message }));
  }
}

/** The failure of a command whose file is there already. */
export function isThere(file: string): CommandFailure {
  return new CommandFailure(words.fileIsThere({ file }));
}

/**
 * Writes what a command tells: to a file, which may be there already, or to standard output.
 * @throws CommandFailure where it cannot be written
 */
export function writeOutput(file: string | undefined, text: string): void {
  if (file === undefined) process.stdout.write(text);
  else saveText(file, text, { overwrite: true });
}

/** A server's own text as it is written to standard output: to a program as it is, to a terminal with nothing that steers it. */
export function foreignOutput(text: string, isTerminal: boolean): string {
  return isTerminal ? escapeUnseenInLines(text.replaceAll("\r\n", "\n")) : text;
}

/** Says how far a command is, beside what it writes. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
