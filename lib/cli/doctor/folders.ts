import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of the files in a folder; empty if there is none, or none that this user may read. */
export function below(folder: string): string[] {
  try {
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path));
  } catch {
    return [];
  }
}
