import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Paths of the files in a folder; empty if there is none, or none that this user may read and enter. */
export function below(folder: string): string[] {
  try {
    statSync(`${folder}/.`);
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path));
  } catch {
    return [];
  }
}

/** The folder at a path or above it that this user may read and not enter: it lost its executable bit. */
export function shutOnTheWay(path: string): string[] {
  try {
    statSync(`${path}/.`);
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") return [];
  }
  try {
    readdirSync(path);
    return [path];
  } catch {
    const above = dirname(resolve(path));
    return above === path ? [] : shutOnTheWay(above);
  }
}
