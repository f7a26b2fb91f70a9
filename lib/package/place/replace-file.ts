import { renameSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

/** The mode of a provider package's file: only the program is executable. */
export function modeOf(file: string): number {
  return basename(file).startsWith("terraform-provider-") ? 0o755 : 0o644;
}

/** The name under which a file is written before it replaces the one that others may be reading. */
export function temporaryOf(file: string): string {
  return `${file}.${process.pid}.tmp`;
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
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}
