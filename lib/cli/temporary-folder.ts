import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "./endings";
import * as words from "./words";

/**
 * Makes a folder that only this user can read.
 * @param prefix the start of its name
 * @param place the folder in which it is made
 * @throws CommandFailure if there is no place for it
 */
export function temporaryFolder(prefix: string, place: string = tmpdir()): string {
  try {
    return mkdtempSync(join(place, prefix));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new CommandFailure(words.noTemporaryFolder({ place, reason }));
  }
}
