import { dataSources, resources } from "../../lib/contract";
import { fileName, pageOf, providerPage } from "./page";

/** Every page of docs/, by file name. */
export async function allPages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const contract of [...resources, ...dataSources]) pages.set(`${fileName(contract)}.md`, await pageOf(contract));
  pages.set("cckm-provider.md", providerPage());
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
    "# Reference",
    "Made from `lib/contract` by `npm run docs`; edit that, not these pages.",
    "- [CckmProvider](cckm-provider.md) (`cckm`): the provider's own arguments",
    "## Resources",
    rows(resources).join("\n"),
    "## Data sources",
    rows(dataSources).join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}
