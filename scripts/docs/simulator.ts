import { DEFAULT_FIXTURES, QUIRKS, type Quirk } from "../../lib/simulator";

/** The page of the offline CCKM. */
export function simulatorPage(): string {
  return [
    "# The offline CCKM",
    "`cckm simulator` answers the API pages' requests with its state in memory. It stands in for CCKM in the package's own tests; teams use it by the command, by `applyToSimulator` of `cdktf-cckm/testing`, or by `CckmSimulator` of `cdktf-cckm/simulator`.",
    "```sh\nnpx cckm simulator --port 8080 --quirk lagMs=150 --faults 'POST /v1/cckm/aws/kms 502-after'\n```",
    '```ts\nimport { CckmSimulator } from "cdktf-cckm/simulator";\n\nconst sim = await CckmSimulator.start({ quirks: { lagMs: 150 }, faults: "POST /v1/cckm/aws/kms 502-after" });\nsim.quirks.lagMs = 0;\nawait sim.outside("POST", "/v1/cckm/azure/synchronization-jobs", { synchronize_all: true });\nawait sim.stop();\n```',
    "## What it takes for true",
    "What the pages say and print. Where they are silent, or a rule of theirs is broken by every request of Thales' own provider, those requests count: a PATCH of a KMS may carry all parameters of which one differs, the connection comes back as it was sent, `limit=-1` is the whole list, unknown and empty fields are ignored. Azure's names are one with and without capitals, while filters tell them apart. Each domain has records of its own. Nothing here was compared with a live CCKM.",
    "## Quirks",
    "How it behaves throughout: `--quirk NAME=VALUE`, as often as needed, a bare `NAME` for `NAME=true`; in TypeScript the option `quirks`, or `sim.quirks` while it runs.",
    quirks(),
    "## Faults",
    "What happens to single requests: `--faults`, the option `faults`, or `sim.faults.add`. Entries are divided by `;`, each `METHOD PATH KIND [xTIMES] [nth=N] [retry-after=SECONDS]`. In a path, `*` is anything but a slash and `**` anything; `x3` hits three requests, `x*` all, `nth=2` leaves the first alone.",
    table(
      ["Kind", "What happens"],
      [
        ["`503`", "this status, from 400 to 599, before CCKM acts"],
        ["`502-after`", "CCKM acts, then the reply is this status"],
        ["`html`, `html=502`", "a proxy's page, before CCKM acts"],
        ["`reset`, `hang`", "the connection is cut, or there is no reply, before CCKM acts"],
        ["`reset-after`, `hang-after`", "the same once CCKM has acted"],
        ["`empty`, `empty=202`", "CCKM acts and answers without a body"],
        ["`malformed`", "CCKM acts and answers with JSON that breaks off"],
        ["`delay=500`", "the request waits so many milliseconds"],
      ],
    ),
    "## Behind Terraform's back",
    "In TypeScript: `sim.store` and `sim.storeOf(domain)` are the records and may be changed; `sim.outside(method, path, body)` is a request of somebody else, which no fault, limit or lag touches; `sim.renameDomain` and `sim.revokeTokens` do what an administrator does; `sim.onCommit` runs between what CCKM did and its reply. On the command's simulator, any other client of the API will do.",
    "## What exists at the start",
    `User \`admin\` with the password \`test-password\`. AWS connections: ${names(DEFAULT_FIXTURES.awsConnections.map(({ name }) => name))}. Azure connections: ${names(DEFAULT_FIXTURES.azureConnections.map(({ name }) => name))}. Azure vaults: ${names(DEFAULT_FIXTURES.azureVaults.map((vault) => `${vault.azure_name}::${vault.subscription_id}`))}. In Azure, and not yet in CCKM: ${names(DEFAULT_FIXTURES.azureUnmanagedVaults.map((vault) => `${vault.azure_name}::${vault.subscription_id}`))}. A file for \`--fixtures\`, or the option \`fixtures\`, replaces any of \`users\`, \`awsAccounts\`, \`awsConnections\`, \`azureConnections\`, \`azureVaults\` and \`azureUnmanagedVaults\`:`,
    `\`\`\`json\n${JSON.stringify({ awsConnections: DEFAULT_FIXTURES.awsConnections.slice(0, 1) }, null, 2)}\n\`\`\``,
  ]
    .join("\n\n")
    .concat("\n");
}

function quirks(): string {
  const rows = Object.entries<Quirk<unknown>>(QUIRKS).map(([name, { allowed, help, initial }]) => {
    const start = initial === undefined ? "off" : `\`${initial === "" ? '""' : initial}\``;
    return [`\`${name}\``, `\`${allowed.replaceAll("|", "\\|")}\``, start, help];
  });
  return table(["Name", "Values", "Default", "What it does"], rows);
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const names = (all: readonly string[]): string => all.map((name) => `\`${name}\``).join(", ");
