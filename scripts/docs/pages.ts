import { dataSources, resources } from "../../lib/contract";
import { errorsPage } from "./errors";
import { guides } from "./guides";
import { backendsPage } from "./imports/backends";
import { environmentPage } from "./imports/environment";
import { guardsPage } from "./imports/guards";
import { principalPage } from "./imports/principal";
import { releasePage } from "./imports/release";
import { secretInputPage } from "./imports/secret-input";
import { testingPage } from "./imports/testing";
import { ownershipPage } from "./ownership";
import { fileName, pageOf, providerPage } from "./page";
import { accessSchema, driftSchema, policySchema, reviewSchema } from "./review-schema";
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
  pages.set("environment.md", environmentPage());
  pages.set("release.md", releasePage());
  pages.set("principal.md", principalPage());
  pages.set("secret-input.md", secretInputPage());
  pages.set("guards.md", await guardsPage());
  pages.set("testing.md", testingPage());
  pages.set("backends.md", backendsPage());
  pages.set("review-model.schema.json", reviewSchema());
  pages.set("access.schema.json", accessSchema());
  pages.set("drift-report.schema.json", driftSchema());
  pages.set("policy.schema.json", policySchema());
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
    "Made from `lib` (the contract, doc comments, messages) and `examples` by `npm run docs`; edit those, not these pages.",
    "- [CckmProvider](cckm-provider.md) (`cckm`): the provider's own arguments",
    "- [State backends](backends.md): where the state is, and what is in it: nothing secret",
    "- [One owner](ownership.md): what a create takes over, the journal, moving between addresses, stacks and states",
    "- [Errors and warnings](errors.md): what each means and what to do, by code",
    "### Constructs beside resources",
    [
      "- [CckmEnvironment](environment.md): a whole environment from plain settings",
      "- [Release](release.md): the release that goes out, which runs the synchronizations again",
      "- [Principal](principal.md): who is permitted something, `grant()`, sets of actions",
      "- [SecretInput](secret-input.md): a secret that is kept nowhere",
      "- [Guard rails](guards.md): what a synth refuses",
    ].join("\n"),
    "### Resources",
    rows(resources).join("\n"),
    "### Data sources",
    rows(dataSources).join("\n"),
    "## For security",
    "- [Rights](rights.md): what the automation's user must be permitted to call, by type",
    "## For tests",
    [
      "- [Tests of your own stacks](testing.md): at synth, and applied to an offline CCKM",
      "- [The offline CCKM](simulator.md): its quirks, its faults, what exists at the start and fixtures of your own",
    ].join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}
