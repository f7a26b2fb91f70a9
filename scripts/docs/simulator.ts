import { azureVault, DEFAULT_FIXTURES, parseFaults, QUIRKS, type Quirk, type VaultFixture } from "../../lib/simulator";
import { alternatives, commentOf, memberList } from "./doc-comments";
import { exampleFile } from "./example";
import { block, page, table } from "./markdown";

/** How `--faults` spells each kind; those that only TypeScript can say have none. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  status: ["503"],
  "status-after": ["502-after"],
  empty: ["empty", "empty=202"],
  html: ["html", "html=502"],
  reset: ["reset"],
  "reset-after": ["reset-after"],
  hang: ["hang"],
  "hang-after": ["hang-after"],
  delay: ["delay=500"],
  malformed: ["malformed"],
  another: ["another"],
  "after-commit": [],
};

/** The page of the offline CCKM. */
export function simulatorPage(): string {
  return page([
    "# The offline CCKM",
    "`cckm simulator` answers the API pages' requests with its state in memory. It stands in for CCKM in the package's own tests; teams use it by the command, by `applyToSimulator` of `cdktf-cckm/testing`, or by `CckmSimulator` of `cdktf-cckm/simulator`.",
    "```sh\nnpx cckm simulator --port 8080 --quirk lagMs=150 --faults 'POST /v1/cckm/aws/kms 502-after'\n```",
    block("ts", exampleFile("testing/simulator.test.ts")),
    "With a stack and Terraform: [tests of your own stacks](testing.md).",
    "## What it takes for true",
    "What the pages say and print. Where they are silent, or a rule of theirs is broken by every request of Thales' own provider, those requests count: a PATCH of a KMS may carry all parameters of which one differs, the connection comes back as it was sent, `limit=-1` is the whole list, unknown and empty fields are ignored. Azure's names are one with and without capitals, while filters tell them apart. Each domain has records of its own. Nothing here was compared with a live CCKM.",
    "## Quirks",
    "How it behaves throughout: `--quirk NAME=VALUE`, as often as needed, a bare `NAME` for `NAME=true`; in TypeScript the option `quirks`, or `sim.quirks` while it runs.",
    quirks(),
    "## Faults",
    "What happens to single requests: `--faults`, the option `faults`, or `sim.faults.add`. Entries are divided by `;`, each `METHOD PATH KIND [xTIMES] [nth=N] [retry-after=SECONDS]`. In a path, `*` is anything but a slash and `**` anything; `x3` hits three requests, `x*` all, `nth=2` leaves the first alone.",
    table(["In text", "In TypeScript", "What happens"], faults()),
    "In TypeScript a fault is an object of one of those forms, together with which requests it hits:",
    memberList("simulator/fault-kinds", "FaultMatch"),
    "## In TypeScript",
    commentOf("simulator/simulator", "CckmSimulator"),
    "Options of `CckmSimulator.start`; the command has those that a text can say, see `cckm simulator --help`:",
    memberList("simulator/simulator", "SimulatorOptions"),
    "Durations:",
    memberList("simulator/simulation", "Durations"),
    "Members:",
    memberList("simulator/simulator", "CckmSimulator"),
    "A `ManualClock` stands still until a test moves it:",
    memberList("simulator/clock", "ManualClock"),
    "## Behind Terraform's back",
    "In TypeScript: `sim.store` and `sim.storeOf(domain)` are the records and may be changed; `sim.outside(method, path, body)` is a request of somebody else, which no fault, limit or lag touches; `sim.renameDomain` and `sim.revokeTokens` do what an administrator does; `sim.onCommit` runs between what CCKM did and its reply. On the command's simulator, any other client of the API will do.",
    "## What exists at the start",
    `Each domain begins with it. ${users()}`,
    "### AWS connections",
    table(
      ["Name", "Account", "Cloud", "Reaches"],
      DEFAULT_FIXTURES.awsConnections.map(({ name, account_id, cloud_name, any_account }) => [
        `\`${name}\``,
        account_id,
        cloud_name,
        any_account ? "every account" : "its own account, others by a role",
      ]),
    ),
    "### Azure connections",
    table(
      ["Name", "Cloud"],
      DEFAULT_FIXTURES.azureConnections.map(({ name, cloud_name }) => [`\`${name}\``, cloud_name]),
    ),
    "### Azure vaults that CCKM manages",
    vaults(DEFAULT_FIXTURES.azureVaults),
    "### Azure vaults that CCKM does not manage yet",
    vaults(DEFAULT_FIXTURES.azureUnmanagedVaults),
    "## Fixtures of your own",
    "A JSON file for `--fixtures`, or the option `fixtures`. A field that is given replaces the default one, and the others stay; each `id` may be left out:",
    block(
      "json",
      JSON.stringify(
        {
          awsConnections: DEFAULT_FIXTURES.awsConnections.slice(0, 1),
          azureVaults: [azureVault("orders-kv", "260ecbe7-777b-4d3c-84ea-887620498863", "westeurope")],
        },
        null,
        2,
      ),
    ),
    ...[
      ["Fields", "simulator/fixture-kinds", "Fixtures"],
      ["A user", "simulator/fixture-kinds", "User"],
      ["An AWS account", "simulator/records", "AwsAccount"],
      ["An AWS connection", "simulator/records", "AwsConnection"],
      ["An Azure connection", "simulator/records", "AzureConnection"],
    ].map(([title, file, name]) => `${title}:\n\n${memberList(file!, name!)}`),
    "A vault: `azureVault(name, subscription id, location, options)` describes one; in a file it has the fields of the example above. Options:",
    memberList("simulator/fixtures", "VaultOptions"),
  ]);
}

function users(): string {
  const all = DEFAULT_FIXTURES.users.map(
    ({ username, password }) => `\`${username}\` with the password \`${password}\``,
  );
  return `Who may sign in: ${all.join(", ")}.`;
}

function vaults(all: readonly VaultFixture[]): string {
  const rows = all.map(({ azure_name, subscription_id, location, type = "vault", properties }) => [
    `\`${azure_name}::${subscription_id}\``,
    location,
    type,
    properties.enableSoftDelete ? `${properties.softDeleteRetentionInDays} days` : "no",
    properties.enablePurgeProtection ? "yes" : "no",
  ]);
  return table(["Vault", "Region", "Type", "Soft delete", "Purge protection"], rows);
}

function faults(): string[][] {
  return alternatives("simulator/fault-kinds", "FaultKind").map(({ type, text }) => {
    const [, kind = ""] = /kind: "([\w-]+)"/.exec(type) ?? [];
    const forms = FORMS[kind];
    if (!forms) throw new Error(`scripts/docs/simulator.ts has no spelling for the fault ${kind}`);
    for (const form of forms) {
      const [read] = parseFaults(`GET / ${form}`);
      if (read?.kind !== kind) throw new Error(`scripts/docs/simulator.ts: ${form} is no ${kind}`);
    }
    return [forms.map((form) => `\`${form}\``).join(", ") || "–", `\`${type}\``, text];
  });
}

function quirks(): string {
  const rows = Object.entries<Quirk<unknown>>(QUIRKS).map(([name, { allowed, help, initial }]) => {
    const start = initial === undefined ? "off" : `\`${initial === "" ? '""' : initial}\``;
    return [`\`${name}\``, `\`${allowed.replaceAll("|", "\\|")}\``, start, help];
  });
  return table(["Name", "Values", "Default", "What it does"], rows);
}
