import { closeSync, fchmodSync, fstatSync, openSync, writeFileSync } from "node:fs";
import { escapeUnseenInLines } from "../text";
import { CommandFailure } from "./endings";
import * as words from "./words";
import { isStandardOutput, wouldBeLost, writeText } from "./write-file";

/**
 * Refuses, before any work, to overwrite a file unasked, or to write where no file can be. Returns whether a file is there.
 * @throws CommandFailure if the file is there, or is a folder or no path of a file
 */
export function requireFree(file: string, { overwrite }: { readonly overwrite: boolean }): boolean {
  let lost: boolean;
  try {
    lost = wouldBeLost(file);
  } catch (error) {
    throw cannotWrite(file, error as Error);
  }
  if (lost && !overwrite) throw isThere(file);
  return lost;
}

/**
 * Writes a text that the user requested to a file, which others see as it was or as it will be; or into a pipe or a device.
 * @throws CommandFailure if it cannot be written, or if the file exists and must not be overwritten
 */
export function saveText(file: string, text: string, { overwrite }: { readonly overwrite: boolean }): void {
  try {
    writeText(file, text, { overwrite });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw isThere(file);
    throw cannotWrite(file, error as Error);
  }
}

/**
 * Writes what only this user may read, such as a state: a file that was there before loses its wider mode first.
 * @throws Error of the system if it cannot be written, or belongs to somebody else
 */
export function savePrivately(file: string, content: Uint8Array): void {
  const descriptor = openSync(file, "w", 0o600);
  try {
    // A pipe or a device has no content that stays.
    if (fstatSync(descriptor).isFile()) fchmodSync(descriptor, 0o600);
    writeFileSync(descriptor, content);
  } finally {
    closeSync(descriptor);
  }
}

/** The failure of a file that the system does not let be written. */
export function cannotWrite(file: string, { message }: Error): CommandFailure {
  return new CommandFailure(words.cannotWrite({ file: file === "" ? '""' : file, reason: message }));
}

function isThere(file: string): CommandFailure {
  return new CommandFailure(words.fileIsThere({ file }));
}

/**
 * Writes a command's output to a file, which may already exist, or to standard output.
 * @throws CommandFailure if it cannot be written
 */
export function writeOutput(file: string | undefined, text: string): void {
  if (file === undefined || isStandardOutput(file)) process.stdout.write(text);
  else saveText(file, text, { overwrite: true });
}

/** A server's text for standard output: unchanged for a program, with control characters escaped for a terminal. */
export function foreignOutput(text: string, isTerminal: boolean): string {
  return isTerminal ? escapeUnseenInLines(text.replaceAll("\r\n", "\n")) : text;
}

/** Reports a command's progress, separate from its output. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
