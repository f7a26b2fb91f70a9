import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { temporaryOf } from "../package/place/replace-file";

/** Whether a path names the standard output of this process, as `-` does. */
export function isStandardOutput(file: string): boolean {
  return descriptorOf(file) === 1;
}

/**
 * Whether writing would lose what is there: a pipe, a device or an open descriptor keeps nothing that could be lost.
 * @throws Error of the system if nothing can be written there, such as EISDIR for a folder, or ENOENT for one that is not there
 */
export function wouldBeLost(file: string): boolean {
  if (descriptorOf(file) !== undefined) return false;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
  if (found === undefined) accessSync(dirname(file), constants.W_OK);
  return found?.isFile() ?? false;
}

/**
 * Writes a text to a new file, in place of a file at once, or into a pipe, a device or an open descriptor as it is.
 * @throws Error of the system if it cannot be written; EEXIST if a file is there that must not be overwritten
 */
export function writeText(file: string, text: string, { overwrite }: { readonly overwrite: boolean }): void {
  const descriptor = descriptorOf(file);
  if (descriptor !== undefined && fstatSync(descriptor).isFile()) {
    // Opened again, it would lose what others have written there.
    writeFileSync(descriptor, text);
    return;
  }
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) writeInto(file, text);
  else if (found && overwrite) replace(realpathSync(file), text, found);
  else writeNew(file, text, overwrite ? "w" : "wx");
}

function descriptorOf(file: string): number | undefined {
  if (file === "-" || file === "/dev/stdout") return 1;
  if (file === "/dev/stderr") return 2;
  const digits = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(file)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Half a file would be taken for a whole one. */
function writeNew(file: string, text: string, flag: "w" | "wx"): void {
  const descriptor = openSync(file, flag);
  try {
    writeFileSync(descriptor, text);
  } catch (error) {
    rmSync(realpathSync(file), { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function writeInto(file: string, text: string): void {
  const descriptor = openSync(file, constants.O_WRONLY);
  try {
    writeFileSync(descriptor, text);
  } catch (error) {
    // A reader that has stopped reading has what it wants.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  } finally {
    closeSync(descriptor);
  }
}

function replace(file: string, text: string, { mode }: Stats): void {
  // What may not be written is not replaced either.
  accessSync(file, constants.W_OK);
  const temporary = temporaryOf(file);
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: 0o600 });
    chmodSync(temporary, mode & 0o777);
    renameSync(temporary, file);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") rmSync(temporary, { force: true });
    // Such as a file mounted by itself, or in a folder of somebody else.
    if (!["EACCES", "EPERM", "EBUSY", "EXDEV", "EROFS"].includes(code)) throw error;
    writeFileSync(file, text);
  }
}
