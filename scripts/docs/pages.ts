import { dataSources, resources } from "../../lib/contract";
import { errorsPage } from "./errors";
import { guides } from "./guides";
import { ownershipPage } from "./ownership";
import { fileName, pageOf, providerPage } from "./page";
import { accessSchema, driftSchema, reviewSchema } from "./review-schema";
import { rightsPage } from "./rights";
import { simulatorPage } from "./simulator";

/** Every page of docs/, by file name. */
export async function allPages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const contract of [...resources, ...dataSources]) pages.set(`${fileName(contract)}.md`, await pageOf(contract));
  pages.set("cckm-provider.md", providerPage());
  pages.set("errors.md", await errorsPage());
  pages.set("ownership.md", ownershipPage());
  pages.set("rights.md", rightsPage());
  pages.set("simulator.md", simulatorPage());
  pages.set("review-model.schema.json", reviewSchema());
  pages.set("access.schema.json", accessSchema());
  pages.set("drift-report.schema.json", driftSchema());
  pages.set("README.md", index());
  return pages;
}

function index(): string {
  const rows = (group: readonly (typeof resources | typeof dataSources)[number][]) =>
    group.map(
      (contract) =>
        `- [${contract.construct}](${fileName(contract)}.md) (\`${contract.type}\`): ${contract.schema.description}`,
    );
  return [
    "# Documentation",
    "## Guides",
    guides.map(({ file, about }) => `- [${file}](${file}): ${about}`).join("\n"),
    "## Reference",
    "Made from `lib/contract`, and the last one from `lib/simulator`, by `npm run docs`; edit that, not these pages.",
    "- [CckmProvider](cckm-provider.md) (`cckm`): the provider's own arguments",
    "- [One owner](ownership.md): what a create takes over, the journal, moving between addresses, stacks and states",
    "- [Errors and warnings](errors.md): what each means and what to do, by code",
    "### Resources",
    rows(resources).join("\n"),
    "### Data sources",
    rows(dataSources).join("\n"),
    "## For security",
    "- [Rights](rights.md): what the automation's user must be permitted to call, by type",
    "## For tests",
    "- [The offline CCKM](simulator.md): its quirks, its faults and what exists at the start",
  ]
    .join("\n\n")
    .concat("\n");
}
