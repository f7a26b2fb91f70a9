import { chmodSync, constants, copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

/** The mode of a provider package's file: only the program is executable. */
export function modeOf(file: string): number {
  return basename(file).startsWith("terraform-provider-") ? 0o755 : 0o644;
}

/**
 * The name under which a file is written before it replaces the one that others may be reading. What has that name, such as a
 * link that somebody else has put there, is removed: write with the flag `wx`.
 */
export function temporaryOf(file: string): string {
  const temporary = `${file}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  return temporary;
}

/** Whether a name is one of {@link temporaryOf} of a process that still runs. */
export function isBeingWritten(file: string): boolean {
  const [, pid] = /\.(\d+)\.tmp$/.exec(file) ?? [];
  if (pid === undefined) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Replaces a file's text at once. */
export function replaceText(file: string, text: string): void {
  const temporary = temporaryOf(file);
  writeFileSync(temporary, text, { flag: "wx" });
  renameSync(temporary, file);
}

/** Replaces a file, or the link in its place, by a copy of another one at once, written as `temporary` until then. */
export function replaceByCopy(source: string, file: string, temporary = temporaryOf(file), mode?: number): void {
  copyFileSync(source, temporary, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  if (mode !== undefined) chmodSync(temporary, mode);
  renameSync(temporary, file);
}
