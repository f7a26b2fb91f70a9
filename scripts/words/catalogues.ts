import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Entry } from "../../lib/words";

const LIB = join(__dirname, "../../lib");

/** The messages of one words.ts. */
export interface Catalogue {
  /** The folder that has it: `aws-kms-acl`. */
  readonly name: string;
  readonly entries: readonly Entry<never>[];
}

/** Every catalogue of lib, by name. */
export async function allCatalogues(): Promise<Catalogue[]> {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter((file) => basename(file) === "words.ts");
  const catalogues = await Promise.all(
    files.map(async (file) => {
      const exported: Record<string, unknown> = await import(join(LIB, file));
      return { name: basename(dirname(file)), entries: Object.values(exported).filter(isEntry) };
    }),
  );
  return catalogues.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isEntry(value: unknown): value is Entry<never> {
  return typeof value === "function" && "code" in value;
}
