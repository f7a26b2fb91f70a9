import { dataSources, resources } from "../../../lib/contract";
import type { Attributes } from "../../../lib/schema";
import { exampleFile } from "../example";
import { block, page, table } from "../markdown";

/** The page of where the state is, and what is in it. */
export function backendsPage(): string {
  const contracts = [...resources, ...dataSources];
  return page([
    "# State backends",
    "The state is Terraform's, so that every backend of Terraform will do. One state for each stack; each backend here locks it. Take the function that fits:",
    block("ts", exampleFile("reference/backends.ts")),
    "## Credentials",
    "Give them in the environment, as the comments say, never as an argument: Terraform writes arguments into `.terraform` and into every saved plan. `cckm plan` refuses a backend with a password, key or token among its arguments or in its address (`plan-backend-credential`). In a pipeline the jobs that plan, apply and look for drift need them, the job that synthesizes does not ([pipelines.md](pipelines.md)).",
    "For an app that somebody else synthesized, `cckm plan --only-backends` names what is allowed, with each argument; an argument that is not named is refused:",
    block(
      "json",
      '{ "s3": { "bucket": "example-state", "key": "cckm/*", "region": "eu-west-1", "encrypt": true, "use_lockfile": true } }',
    ),
    "HCP Terraform's block `cloud` runs plans and applies elsewhere: `cdktf deploy` works with it, a change set cannot be made of it.",
    "## What is in the state",
    "Every argument and attribute of the table but those of the last column. Nothing in it is a secret: names, ids, rights, times. It is still worth protecting: it tells who may do what, and whoever can write it decides what the next plan does.",
    table(
      ["Type", "In the state", "Never in the state, the plan or the file"],
      contracts.map(({ type, schema }) => [
        `\`${type}\``,
        list(schema.attributes, false),
        list(schema.attributes, true) || "–",
      ]),
    ),
    "Of the provider's configuration nothing is in the state; the plan has what is written into the code, and the password cannot be. Beside the attributes the state keeps, for the provider alone, what the last read saw of the object (no value of a secret), its server, domain and domain's id.",
    [
      "What you bring into the state yourself:",
      "",
      "- An output, or an argument of another provider, that holds a report's rows or CSV puts these into the state. `cckm report NAME --out FILE` does not.",
      "- A tag or a content type is in the state as you write it: no secrets there.",
      "- A secret read by a **data source** of another provider is in the state. Read it by an ephemeral resource, see [secret-input.md](secret-input.md).",
    ].join("\n"),
    "That no secret is in a state, a plan, a log or a file is tested with every release (`test/e2e/secret-leaks.test.ts`).",
    "## Other stacks' states",
    "So that no stack destroys what another one manages, the provider looks into the other stacks' states where they are files of this machine. Of a state elsewhere a plan warns, see [one owner](ownership.md). To move a state to another backend: change the construct, synthesize, `terraform init -migrate-state` in the stack's folder.",
  ]);
}

function list(attributes: Attributes, writeOnly: boolean): string {
  return Object.entries(attributes)
    .filter(([, { options }]) => (options.writeOnly === true) === writeOnly)
    .map(([name]) => `\`${name}\``)
    .join(", ");
}
