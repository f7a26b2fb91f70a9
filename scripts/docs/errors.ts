import type { CatalogueEntry, Sentences } from "../../lib/words";
import { allCatalogues, type Catalogue } from "../words/catalogues";
import { HEADS } from "../words/texts";
import { remedies } from "./remedies";

const TITLES: Readonly<Record<string, string>> = {
  acl: "Permissions (`cckm_aws_kms_acl`, `cckm_azure_vault_acl`)",
  "aws-kms-account": "AWS KMS accounts (`cckm_aws_kms_account`)",
  "aws-kms-acl": "Permissions on AWS KMS accounts (`cckm_aws_kms_acl`)",
  "azure-report": "Azure reports (`cckm_azure_report`)",
  "azure-secret": "Azure secrets (`cckm_azure_secret`)",
  "azure-sync-job": "Synchronizations (`cckm_azure_sync_job`)",
  "azure-vault": "Azure vaults (`cckm_azure_vault`)",
  "azure-vault-acl": "Permissions on Azure vaults (`cckm_azure_vault_acl`)",
  cckm: "Calls of CCKM",
  "change-set": "Change sets",
  cli: "The cckm command",
  "cli-access": "cckm access",
  "cli-apply": "cckm apply",
  "cli-doctor": "cckm doctor",
  "cli-drift": "cckm drift",
  "cli-init": "cckm init",
  "cli-plan": "cckm plan",
  "cli-policy": "Policies",
  "cli-provider": "cckm provider",
  "cli-publish": "Publishing reviews and drift",
  "cli-report": "cckm report",
  "cli-review": "cckm review",
  "cli-simulator": "cckm simulator",
  "cli-stacks": "Stacks and their engine",
  constructs: "Constructs, at synth",
  contract: "Values that CCKM does not take",
  data: "Data sources",
  guards: "Guards, at synth",
  package: "The provider as a package",
  ownership: "Who owns what",
  plugin: "The provider in general",
  publish: "GitHub and GitLab",
  provider: "The provider's configuration",
  rules: "Rules of guards and policies",
  schema: "Values of arguments",
  shared: "Any resource",
  sighting: "Changed since the plan",
  whereabouts: "Server and domain",
};

/** The page of every error and warning, by code. */
export async function errorsPage(): Promise<string> {
  const catalogues = await allCatalogues();
  return [
    "# Errors and warnings",
    "Each has a code that stays the same while its sentences may get better. Terraform shows it as the last line of the text, `Code: acl-exists`; synth at the end of the line, in parentheses; a `cckm` command as the last line, too. Search this page for it.",
    "For a program: `terraform plan -json` and `terraform apply -json` write one JSON object a line; in those with `diagnostic`, the code is what follows `Code: ` at the end of `diagnostic.detail`.",
    "The texts below are examples: names, ids and times are made up.",
    catalogues.map(({ name }) => `- [${titleOf(name)}](#${anchorOf(titleOf(name))})`).join("\n"),
    ...catalogues.flatMap(section),
  ]
    .join("\n\n")
    .concat("\n");
}

function section({ name, entries }: Catalogue): string[] {
  return [`## ${titleOf(name)}`, ...entries.flatMap(described)];
}

function described({ code, severity, when, examples }: CatalogueEntry<never>): string[] {
  const [{ summary, detail, remedy }] = examples() as [Sentences];
  const toDo = remedy ? quoted(remedy) : remedies[code];
  if (toDo === undefined) throw new Error(`scripts/docs/remedies.ts says nothing of ${code}, nor does its message`);
  const kind = HEADS[severity];
  return [
    `### ${code}`,
    `${when}`,
    `> ${kind}: ${quoted(summary)}${detail ? `\n>\n> ${quoted(detail)}` : ""}`,
    `What to do: ${toDo}`,
  ];
}

function titleOf(name: string): string {
  const title = TITLES[name];
  if (title === undefined) throw new Error(`scripts/docs/errors.ts has no title for the messages of ${name}`);
  return title;
}

// As GitHub makes it of a heading.
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");
}

function quoted(text: string): string {
  return text.trim().replaceAll("<", "&lt;").replaceAll("*", "\\*").replaceAll(/\n+ */g, "\n>\n> ");
}
