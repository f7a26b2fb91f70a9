import {
  cckmProviderSchema,
  type DataSourceContract,
  PROVIDER_SOURCE,
  type ResourceContract,
} from "../../lib/contract";
import { type Attributes, camelCase } from "../../lib/schema";
import { attributeLines } from "./attributes";
import { exampleHcl, exampleText } from "./example";

type AnyContract = ResourceContract | DataSourceContract;

/** The name of a contract's files: `AwsKmsAccount` → `aws-kms-account`. */
export function fileName({ construct }: AnyContract): string {
  return construct.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

/** The documentation page of a resource or data source. */
export async function pageOf(contract: AnyContract): Promise<string> {
  const { type, construct, page, schema } = contract;
  const name = fileName(contract);
  const { required, optional, computed } = attributeLines(schema.attributes);
  return [
    `# ${construct} (\`${type}\`)`,
    schema.description,
    `API page: ${pageLink(page)}. Provider: \`${PROVIDER_SOURCE}\`. In TypeScript the names are camelCase: \`${exampleName(schema.attributes)}\`.`,
    "## Example",
    `\`\`\`ts\n${exampleText(name)}\n\`\`\``,
    `The same in Terraform's language:\n\n\`\`\`hcl\n${await exampleHcl(name)}\n\`\`\``,
    ...section("## Arguments", [...headed("Required:", required), ...headed("Optional:", optional)]),
    ...section("Rules across arguments:", schema.rules.map(({ rule }) => `- ${rule}`).join("\n")),
    ...section("## Attributes", computed.join("\n")),
    ...(contract.kind === "resource" ? resourceSections(contract) : []),
  ]
    .join("\n\n")
    .concat("\n");
}

/** The page of the provider's own arguments. */
export function providerPage(): string {
  const { optional } = attributeLines(cckmProviderSchema.attributes);
  return [
    "# CckmProvider (`cckm`)",
    `${cckmProviderSchema.description} Source: \`${PROVIDER_SOURCE}\`, version: the package's own. The construct puts the provider into the stack's folder and writes the lock file at synth.`,
    "## Example",
    '```ts\nimport { CckmProvider, SecretInput } from "cdktf-cckm";\n\nnew CckmProvider(stack, "cckm", {\n  address: "https://cm.example.com",\n  password: SecretInput.fromVariable("cm_password"),\n});\n```',
    "The password is never a string in the code: it comes from `CIPHERTRUST_PASSWORD`, or from an ephemeral variable as above, filled by `TF_VAR_cm_password`.",
    "## Arguments",
    "All optional here; what is not given comes from the environment, `CIPHERTRUST_…` first, then `CM_…`.",
    optional.join("\n"),
    "A refused sign-in is not tried again. Terraform starts a process for each configuration of the provider, so each `alias` signs in by itself: a wrong password that several of them use counts once for each.",
    "Where CCKM is a cluster, `CIPHERTRUST_NODE_LAG` says how many seconds one node may be behind another (default 10; 0: never). What was made or changed less than that ago and is not there yet, or shows its old record, is asked for again instead of being reported as gone or changed.",
    "## Another address, or another name of the domain",
    [
      "Server and domain belong to what an object is: the state keeps both. What CCKM does not have at another address or in",
      "another domain is an error, not a removal, and a destroy there is refused: nothing is forgotten because somebody signed in",
      "to the wrong place.",
    ].join("\n"),
    [
      "- A domain that was renamed is known by its id; give the new name, nothing else.",
      "- A server with a new address is known by what it has: a plan that finds every object there takes the new address over with",
      "  the next apply (`terraform apply -refresh-only` will do).",
      "- Where something is not found at the new address, the plan stops and names the former one. Say that both are the same, and",
      '  it is gone: `also_known_as = ["https://cm-old.example.com"]`, in TypeScript `alsoKnownAs`, or for one run',
      "  `CCKM_ALSO_KNOWN_AS`. `#payments-old` names a former domain of this server, `https://cm-old.example.com#payments-old` both.",
      "- Nodes of one cluster with addresses of their own are such names for good.",
      "- A state from before knows no place until it was read once where its objects are; a 404 before that is an error too.",
    ].join("\n"),
    "## Where the provider is found",
    [
      "`cdktf synth` places it in `cdktf.out/stacks/<stack>/terraform.d/plugins`, where `terraform init` looks by itself. A",
      "`provider_installation` block in the machine's Terraform configuration hides that folder; add to it:",
    ].join("\n"),
    '```hcl\nprovider_installation {\n  filesystem_mirror {\n    path    = "terraform.d/plugins"\n    include = ["terraform.local/*/*"]\n  }\n  direct {\n    exclude = ["terraform.local/*/*"]\n  }\n}\n```',
    [
      "With a mirror of your own, which [`cckm provider mirror`](standalone.md#mirrors) writes: `terraform providers lock -fs-mirror=<folder>` writes the hashes of what is there. A zip for a",
      "`network_mirror` or `filesystem_mirror` must keep the executable bit of `terraform-provider-cckm_v…` (`zip` on Linux and macOS",
      "does, most CI archives do not; `cckm doctor` finds a copy that lost it) and hold every file of the folder. `Release` also needs",
      "`hashicorp/null`: without a registry, `terraform providers mirror <folder>` fetches it where there is one, in a folder that",
      "requires it alone (CCKM's provider, which is in no registry, would be an error), and",
      '`include = ["registry.terraform.io/hashicorp/null"]` in a `filesystem_mirror` block finds it there.',
    ].join("\n"),
    "`install: false` places nothing: the provider then comes from a mirror of your own. For a folder of plain Terraform, `cckm provider install [dir]` places it and prints the `required_providers` block.",
  ]
    .join("\n\n")
    .concat("\n");
}

function exampleName(attributes: Attributes): string {
  const name = Object.keys(attributes).find((candidate) => candidate.includes("_")) ?? "id";
  return `${name}\` is \`${camelCase(name)}`;
}

function resourceSections(contract: ResourceContract): string[] {
  return [
    "## What a change does",
    changes(contract.schema.attributes),
    "## Import",
    contract.import ? importText(contract, contract.import) : "There is nothing to import: an apply makes it.",
  ];
}

function changes(attributes: Attributes): string {
  const lines = Object.entries(attributes)
    .filter(([, { options }]) => options.required || options.optional)
    .map(
      ([name, { options }]) => `| \`${name}\` | ${options.change ?? (options.replaces ? "replaces" : "in place")} |`,
    );
  const open = Object.values(attributes).some(({ options }) => options.replaces)
    ? "\n\nA value that is not known when it is planned counts as unchanged. If it turns out to be another one, the apply refuses what only a replacement can do; the next plan replaces. `terraform plan -refresh=false` replaces nothing."
    : "";
  return ["| Argument | Change |", "|---|---|", ...lines].join("\n").concat(open);
}

function importText(
  { construct, type }: ResourceContract,
  { id, examples }: NonNullable<ResourceContract["import"]>,
): string {
  const [first = ""] = examples;
  return [
    `By ${id}.`,
    `\`\`\`ts\nnew ${construct}(stack, "existing", { … }).importFrom(${JSON.stringify(first)});\n\`\`\``,
    `\`\`\`sh\n${examples.map((example) => `terraform import ${type}.existing '${example}'`).join("\n")}\n\`\`\``,
    `\`${construct}.generateConfigForImport(stack, "existing", ${JSON.stringify(first)})\` has Terraform write the code. In Terraform's language, for \`terraform plan -generate-config-out=existing.tf\`:`,
    `\`\`\`hcl\nimport {\n  to       = ${type}.existing\n  id       = ${JSON.stringify(first)}\n  provider = cckm\n}\n\`\`\``,
  ].join("\n\n");
}

function section(heading: string, content: string | string[]): string[] {
  return content.length === 0 ? [] : [heading, ...(Array.isArray(content) ? content : [content])];
}

function headed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, lines.join("\n")];
}

/** A page of the API as a link; what is none, such as "none; …", as it is. */
function pageLink(page: string): string {
  return /^[a-z-]+$/.test(page) ? `[${page}](api-pages.md#${page})` : page;
}
