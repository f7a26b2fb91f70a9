import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** What jobs hand on: files alone, without their modes and without those whose names begin with a dot, as the platforms do. */
export class Artifacts {
  readonly #byName = new Map<string, string>();

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  names(): string[] {
    return [...this.#byName.keys()].sort();
  }

  /** Where the files of one are, for a test to look at or to change. */
  path(name: string): string {
    const found = this.#byName.get(name);
    if (found === undefined)
      throw new Error(`There is no artifact ${name}; there are ${this.names().join(", ") || "none"}.`);
    return found;
  }

  /**
   * Takes files of a job.
   * @param base the folder that the paths in it begin at
   * @returns how many there were
   */
  upload(name: string, base: string, files: readonly string[]): number {
    const kept = files.filter((file) => !file.split("/").some((part) => part.startsWith(".")));
    if (kept.length === 0) return 0;
    const own = mkdtempSync(join(this.folder, "artifact-"));
    for (const file of kept) {
      mkdirSync(dirname(join(own, file)), { recursive: true });
      cpSync(join(base, file), join(own, file), { dereference: true });
      chmodSync(join(own, file), 0o644);
    }
    this.#byName.set(name, own);
    return kept.length;
  }

  download(name: string, to: string): void {
    mkdirSync(to, { recursive: true });
    cpSync(this.path(name), to, { recursive: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Files below a folder that some patterns name: a file, a folder, or `!` and a pattern of what is left out. */
export function filesBelow(folder: string, patterns: readonly string[]): string[] {
  const [out, wanted] = [patterns.filter((one) => one.startsWith("!")), patterns.filter((one) => !one.startsWith("!"))];
  const left = out.map((one) => expressionOf(one.slice(1)));
  const taken = wanted.flatMap((one) => [expressionOf(one), expressionOf(`${one}/**`)]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => taken.some((one) => one.test(file)) && !left.some((one) => one.test(file)));
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.replace(/\/$/, "").split(/(\*\*\/|\/\*\*$|\*)/);
  const source = parts.map((part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "/**") return "/.*";
    return part === "*" ? "[^/]*" : part.replaceAll(/[.+^$()[\]{}|\\]/g, "\\$&");
  });
  return new RegExp(`^${source.join("")}$`);
}
