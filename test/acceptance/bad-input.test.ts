import { TerraformStack } from "cdktf";
import * as lib from "../../lib";
import { dataSources, PROVIDER_SOURCE, resources } from "../../lib/contract";
import { exampleArguments, validateConfig } from "../../lib/schema";
import { type Bench, startBench } from "../support/acceptance";
import { problemsOf, testApp } from "../support/app";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const WORK_SPACE = "05bd46d9-aa85-4007-9efe-786f7c944ed1";

type Values = Record<string, unknown>;

const tags = (value: string) => ({ tags: { owner: value } });
const params = (param: Values) => ({
  log_analytic_params: [{ key_vault: VAULT, work_space_id: WORK_SPACE, ...param }],
});

/** What the pages forbid: the rule, the type, what is wrong, and the code of the refusal. */
const RULES: readonly [string, string, Values, string][] = [
  ["an account id has 12 digits", "cckm_aws_kms_account", { account_id: "1234" }, "value-invalid"],
  ["regions are AWS's codes", "cckm_aws_kms_account", { regions: ["Ireland"] }, "region-invalid"],
  ["there is at least one region", "cckm_aws_kms_account", { regions: [] }, "size-out-of-range"],
  ["a role is an ARN", "cckm_aws_kms_account", { assume_role_arn: "cckm" }, "value-invalid"],
  ["an external id needs a role", "cckm_aws_kms_account", { assume_role_arn: null }, "argument-needs-other"],
  ["a KMS has a name", "cckm_aws_kms_account", { name: "" }, "length-out-of-range"],
  ["a role is an ARN", "cckm_aws_account", { assume_role_arn: "cckm" }, "value-invalid"],
  ["an external id needs a role", "cckm_aws_account", { assume_role_arn: null }, "argument-needs-other"],
  ["another cloud is no partition of AWS", "cckm_aws_kms_accounts", { cloud_name: "azure" }, "value-not-allowed"],
  ["no negative skip", "cckm_aws_kms_accounts", { skip: -1 }, "number-out-of-range"],
  ["no limit of nothing", "cckm_aws_kms_accounts", { limit: 0 }, "number-out-of-range"],
  ["a user or a group", "cckm_aws_kms_acl", { group: "CCKM Users" }, "arguments-conflict"],
  ["neither is too few", "cckm_aws_kms_acl", { user_id: null }, "arguments-none"],
  ["at least one action", "cckm_aws_kms_acl", { actions: [] }, "size-out-of-range"],
  ["no underscore in a secret's name", "cckm_azure_secret", { secret_name: "azure_secret" }, "value-invalid"],
  ["127 characters at most", "cckm_azure_secret", { secret_name: "x".repeat(128) }, "value-invalid"],
  ["a vault is a name or an id", "cckm_azure_secret", { key_vault: "payments-kv" }, "value-invalid"],
  ...["\\", ",", ":", '"', "%"].map((character): [string, string, Values, string] => [
    `no ${character} in a tag`,
    "cckm_azure_secret",
    tags(`a${character}b`),
    "character-invalid",
  ]),
  ["recoverable days are 7 to 90", "cckm_azure_secret", { recoverable_days: 6 }, "number-out-of-range"],
  ["recoverable days are 7 to 90", "cckm_azure_secret", { recoverable_days: 91 }, "number-out-of-range"],
  ["a recovery level of the page", "cckm_azure_secret", { recovery_level: "Never" }, "value-not-allowed"],
  ["times are RFC 3339", "cckm_azure_secret", { exp: "tomorrow" }, "time-invalid"],
  ["times are RFC 3339", "cckm_azure_secret", { nbf: "2030-01-31" }, "time-invalid"],
  ["three ways to destroy", "cckm_azure_secret", { on_destroy: "purged" }, "value-not-allowed"],
  ["keys or secrets", "cckm_azure_sync_job", { item: "certificates" }, "value-not-allowed"],
  ["some vaults or all", "cckm_azure_sync_job", { synchronize_all: true }, "azure-sync-job-vaults-and-all"],
  ["some vaults or all", "cckm_azure_sync_job", { key_vaults: null }, "azure-sync-job-vaults-missing"],
  ["at least one vault", "cckm_azure_sync_job", { key_vaults: [] }, "size-out-of-range"],
  ["a vault is a name or an id", "cckm_azure_sync_job", { key_vaults: ["kv"] }, "value-invalid"],
  ["a positive timeout", "cckm_azure_sync_job", { timeouts: { create: "soon" } }, "duration-invalid"],
  ["a type of report is misspelt", "cckm_azure_report", { report_type: "key-reprot" }, "value-not-allowed"],
  [
    "a report starts before it ends",
    "cckm_azure_report",
    { start_time: "2026-02-01T00:00:00Z", end_time: "2026-01-01T00:00:00Z" },
    "azure-report-times-invalid",
  ],
  ["times are RFC 3339", "cckm_azure_report", { start_time: "January" }, "time-invalid"],
  [
    "a workspace but for key-aging",
    "cckm_azure_report",
    params({ work_space_id: null }),
    "azure-report-workspace-missing",
  ],
  ["a workspace's id", "cckm_azure_report", params({ work_space_id: "logs" }), "value-invalid"],
  ["keys or secrets", "cckm_azure_sync_jobs", { item: "all" }, "value-not-allowed"],
  ["a type of report is misspelt", "cckm_azure_reports", { report_type: "key-agin" }, "value-not-allowed"],
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

it.each(RULES)("%s (%s): synth and plan refuse what breaks it", async (_, type, change, code) => {
  const values = { ...right(type), ...change };
  const [problem, ...others] = validateConfig(contractOf(type).schema, values);
  expect([problem?.code, others]).toEqual([code, []]);
  expect(problemsOfConstruct(type, values)).toMatch(new RegExp(`^[^\\n]*\\(${code}\\)$`));

  const group = contractOf(type).kind === "resource" ? "resource" : "data";
  bench.tf.write(
    "main.tf.json",
    JSON.stringify({
      terraform: { required_providers: { cckm: { source: PROVIDER_SOURCE } } },
      [group]: { [type]: { x: values } },
    }),
  );
  const output = await bench.tf.refused(["plan", "-no-color", "-input=false"]);
  expect(output).toContain(`Error: ${problem!.summary}`);
  expect(output).toContain(problem!.detail.replaceAll(/\s+/g, " "));
  expect(output).toContain(`Code: ${code}`);
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
  expect(output).toContain("Code: null-in-collection");
  expect(output).toContain(Object.keys(change)[0]);
  expect(bench.sim.requests.filter(({ method, path }) => method !== "GET" && !path.includes("/auth/"))).toEqual([]);
});
