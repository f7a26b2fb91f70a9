import { type CatalogueEntry, detailOf, type Severity } from "../../lib/words";
import { allCatalogues } from "./catalogues";

/** What a text of each severity begins with. */
export const HEADS: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", note: "Note" };

const BETWEEN = `\n${"-".repeat(8)}\n\n`;

/** The whole text of every message, by its file below test/words: each example as Terraform is told it. */
export async function allTexts(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name, entries } of await allCatalogues()) {
    for (const entry of entries) {
      const file = `${name}/${entry.code}.txt`;
      if (texts.has(file)) throw new Error(`Two messages have the code ${entry.code}.`);
      texts.set(file, textOf(entry));
    }
  }
  return texts;
}

function textOf({ severity, code, examples }: CatalogueEntry<never>): string {
  const head = HEADS[severity];
  return examples()
    .map((sentences) =>
      [`${head}: ${sentences.summary}`, detailOf(sentences).trimEnd(), `Code: ${code}`]
        .filter((part) => part !== "")
        .join("\n\n"),
    )
    .join(`\n${BETWEEN}`)
    .concat("\n");
}
