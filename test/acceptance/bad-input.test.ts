import { TerraformStack } from "cdktf";
import * as lib from "../../lib";
import { dataSources, PROVIDER_SOURCE, resources } from "../../lib/contract";
import { exampleArguments } from "../../lib/schema";
import { type Bench, startBench } from "../support/acceptance";
import { problemsOf, testApp } from "../support/app";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const WORK_SPACE = "05bd46d9-aa85-4007-9efe-786f7c944ed1";

type Values = Record<string, unknown>;

const tags = (value: string) => ({ tags: { owner: value } });
const params = (param: Values) => ({
  log_analytic_params: [{ key_vault: VAULT, work_space_id: WORK_SPACE, ...param }],
});

/** What the pages forbid: the rule, the type, what is wrong, and what the message says. */
const RULES: readonly [string, string, Values, string][] = [
  ["an account id has 12 digits", "cckm_aws_kms_account", { account_id: "1234" }, "the 12 digits of an AWS account id"],
  ["regions are AWS's codes", "cckm_aws_kms_account", { regions: ["Ireland"] }, "an AWS region's code"],
  ["there is at least one region", "cckm_aws_kms_account", { regions: [] }, "Got 0; allowed: at least 1"],
  ["a role is an ARN", "cckm_aws_kms_account", { assume_role_arn: "cckm" }, "the ARN of an IAM role"],
  [
    "an external id needs a role",
    "cckm_aws_kms_account",
    { assume_role_arn: null },
    "Got assume_role_external_id without assume_role_arn",
  ],
  ["a KMS has a name", "cckm_aws_kms_account", { name: "" }, "1 to 255 characters"],
  ["a role is an ARN", "cckm_aws_account", { assume_role_arn: "cckm" }, "the ARN of an IAM role"],
  [
    "an external id needs a role",
    "cckm_aws_account",
    { assume_role_arn: null },
    "Got assume_role_external_id without assume_role_arn",
  ],
  [
    "another cloud is no partition of AWS",
    "cckm_aws_kms_accounts",
    { cloud_name: "azure" },
    'Got "azure"; allowed: aws, aws-cn, aws-us-gov',
  ],
  ["no negative skip", "cckm_aws_kms_accounts", { skip: -1 }, "a whole number, at least 0"],
  ["no limit of nothing", "cckm_aws_kms_accounts", { limit: 0 }, "a whole number, at least 1"],
  ["a user or a group", "cckm_aws_kms_acl", { group: "CCKM Users" }, "Got user_id and group; they exclude each other"],
  ["neither is too few", "cckm_aws_kms_acl", { user_id: null }, "Got none of user_id, group"],
  ["at least one action", "cckm_aws_kms_acl", { actions: [] }, "Got 0; allowed: at least 1"],
  [
    "no underscore in a secret's name",
    "cckm_azure_secret",
    { secret_name: "azure_secret" },
    "letters, digits and hyphens",
  ],
  ["127 characters at most", "cckm_azure_secret", { secret_name: "x".repeat(128) }, "letters, digits and hyphens"],
  [
    "a vault is a name or an id",
    "cckm_azure_secret",
    { key_vault: "payments-kv" },
    "a vault's name and subscription id",
  ],
  ...["\\", ",", ":", '"', "%"].map((character): [string, string, Values, string] => [
    `no ${character} in a tag`,
    "cckm_azure_secret",
    tags(`a${character}b`),
    `any characters except \\ , : " %`,
  ]),
  ["recoverable days are 7 to 90", "cckm_azure_secret", { recoverable_days: 6 }, "a whole number, 7 to 90, or 0"],
  ["recoverable days are 7 to 90", "cckm_azure_secret", { recoverable_days: 91 }, "a whole number, 7 to 90, or 0"],
  ["a recovery level of the page", "cckm_azure_secret", { recovery_level: "Never" }, 'allowed: "Purgeable"'],
  ["times are RFC 3339", "cckm_azure_secret", { exp: "tomorrow" }, "a time in RFC 3339"],
  ["times are RFC 3339", "cckm_azure_secret", { nbf: "2030-01-31" }, "a time in RFC 3339"],
  ["three ways to destroy", "cckm_azure_secret", { on_destroy: "purged" }, 'Did you mean "purge"?'],
  ["keys or secrets", "cckm_azure_sync_job", { item: "certificates" }, 'allowed: "keys", "secrets"'],
  [
    "some vaults or all",
    "cckm_azure_sync_job",
    { synchronize_all: true },
    "Got key_vaults and synchronize_all = true; they exclude each other",
  ],
  ["some vaults or all", "cckm_azure_sync_job", { key_vaults: null }, "allowed: key_vaults with at least one vault"],
  ["at least one vault", "cckm_azure_sync_job", { key_vaults: [] }, "at least 1"],
  ["a vault is a name or an id", "cckm_azure_sync_job", { key_vaults: ["kv"] }, "a vault's name and subscription id"],
  ["a positive timeout", "cckm_azure_sync_job", { timeouts: { create: "soon" } }, "a positive duration"],
  ["a type of report is misspelt", "cckm_azure_report", { report_type: "key-reprot" }, 'allowed: "key-report"'],
  [
    "a report starts before it ends",
    "cckm_azure_report",
    { start_time: "2026-02-01T00:00:00Z", end_time: "2026-01-01T00:00:00Z" },
    "a start before the end",
  ],
  ["times are RFC 3339", "cckm_azure_report", { start_time: "January" }, "a time in RFC 3339"],
  ["a workspace but for key-aging", "cckm_azure_report", params({ work_space_id: null }), "Got no work_space_id"],
  ["a workspace's id", "cckm_azure_report", params({ work_space_id: "logs" }), "the id of a Log Analytics workspace"],
  ["keys or secrets", "cckm_azure_sync_jobs", { item: "all" }, 'allowed: "keys", "secrets"'],
  ["a type of report is misspelt", "cckm_azure_reports", { report_type: "key-agin" }, 'allowed: "key-report"'],
];

const contracts = [...resources, ...dataSources];
const contractOf = (type: string) => contracts.find((contract) => contract.type === type)!;
const camelCase = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Arguments that are right, of which a rule below breaks one: the contract's examples, without secrets, which props take otherwise. */
function right(type: string): Values {
  const { schema } = contractOf(type);
  const given = Object.entries(exampleArguments(schema)).filter(
    ([name]) => !schema.attributes[name]!.options.writeOnly,
  );
  return Object.fromEntries(given);
}

/** The props of a construct for arguments in Terraform's names; keys of maps stay. */
function propsOf(values: Values): Values {
  const prop = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((item) => (typeof item === "object" && item !== null ? propsOf(item as Values) : item))
      : value;
  const { kms_id: kms, vault_id: vault, ...rest } = values;
  const entries = Object.entries({ ...rest, ...(kms !== undefined && { kms }), ...(vault !== undefined && { vault }) });
  return Object.fromEntries(
    entries.map(([name, value]) => [camelCase(name), value === null ? undefined : prop(value)]),
  );
}

function problemsOfConstruct(type: string, values: Values): string {
  const stack = new TerraformStack(testApp(), "dev");
  new lib.CckmProvider(stack, "cckm", { install: false });
  const classes = lib as unknown as Record<string, new (scope: TerraformStack, id: string, props: Values) => unknown>;
  new classes[contractOf(type).construct]!(stack, "x", propsOf(values));
  return problemsOf(stack).join("\n");
}

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

it.each(contracts.map(({ type }) => type))(
  "the examples of %s are right, so that each rule is broken alone",
  (type) => {
    expect(problemsOfConstruct(type, right(type))).toBe("");
  },
);

it.each(RULES)("%s (%s)", async (_, type, change, message) => {
  const values = { ...right(type), ...change };
  expect(problemsOfConstruct(type, values)).toContain(message);

  const group = contractOf(type).kind === "resource" ? "resource" : "data";
  bench.tf.write(
    "main.tf.json",
    JSON.stringify({
      terraform: { required_providers: { cckm: { source: PROVIDER_SOURCE } } },
      [group]: { [type]: { x: values } },
    }),
  );
  expect(await bench.tf.refused(["plan", "-no-color", "-input=false"])).toContain(message);
  expect(bench.sim.requests).toEqual([]);
});

const NULL = "$" + "{terraform_data.nothing.output}";

it.each<[string, string, Values]>([
  ["map", "cckm_azure_secret", { tags: { owner: NULL } }],
  ["set", "cckm_aws_kms_account", { regions: ["eu-west-1", NULL] }],
])("a null that is known only at apply, inside a %s (%s), is an error at the element", async (_, type, change) => {
  bench.sim.requests.length = 0;
  bench.tf.write(
    "main.tf.json",
    JSON.stringify({
      terraform: { required_providers: { cckm: { source: PROVIDER_SOURCE } } },
      resource: { terraform_data: { nothing: { input: null } }, [type]: { x: { ...right(type), ...change } } },
    }),
  );
  const output = await bench.tf.refused(["apply", "-auto-approve", "-no-color", "-input=false"]);
  expect(output).toContain("Error: Null value in a collection");
  expect(output).toContain(Object.keys(change)[0]);
  expect(bench.sim.requests.filter(({ method, path }) => method !== "GET" && !path.includes("/auth/"))).toEqual([]);
});
