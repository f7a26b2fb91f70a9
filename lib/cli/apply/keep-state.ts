import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { asLines } from "../../words";
import { tell } from "../save-text";
import * as words from "./words";

/** The engine's name for a state that it could not save; nothing else knows what it has made. */
const UNSAVED = "errored.tfstate";

/** Keeps the state that the engine could not save, from a folder that is about to be removed, and tells where. */
export function keepState(name: string, folder: string): void {
  const unsaved = join(folder, UNSAVED);
  if (!existsSync(unsaved)) return;
  const kept = `${name}.${new Date().toISOString().replaceAll(/[:.]/g, "-")}.${UNSAVED}`;
  for (const place of [process.cwd(), tmpdir()]) {
    const file = resolve(place, kept);
    try {
      writeFileSync(file, readFileSync(unsaved), { flag: "wx", mode: 0o600 });
      tell(asLines(words.stateKept({ name, file })));
      return;
    } catch (error) {
      tell(asLines(words.stateNotKept({ name, file, reason: (error as Error).message })));
    }
  }
}
