import { readdirSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { CatalogueEntry } from "../../lib/words";

const LIB = join(__dirname, "../../lib");

/** The messages of one words.ts. */
export interface Catalogue {
  /** The folder that has it: `aws-kms-acl`; of a command `cli-plan`. */
  readonly name: string;
  readonly entries: readonly CatalogueEntry<never>[];
}

/** Every catalogue of lib, by name. */
export async function allCatalogues(): Promise<Catalogue[]> {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter((file) => basename(file) === "words.ts");
  const catalogues = await Promise.all(
    files.map(async (file) => {
      const exported: Record<string, unknown> = await import(join(LIB, file));
      return { name: nameOf(dirname(file)), entries: Object.values(exported).filter(isEntry) };
    }),
  );
  return catalogues.sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Commands are called as what they are about.
function nameOf(folder: string): string {
  const [room, ...parts] = folder.split(sep);
  return room === "cli" ? [room, ...parts].join("-") : basename(folder);
}

function isEntry(value: unknown): value is CatalogueEntry<never> {
  return typeof value === "function" && "code" in value;
}
