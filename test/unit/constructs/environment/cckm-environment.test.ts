import { TerraformStack, Testing } from "cdktf";
import {
  AzureSyncItem,
  CckmEnvironment,
  type CckmEnvironmentProps,
  CckmProvider,
  Principal,
  ReportDestroyPolicy,
  SecretDestroyPolicy,
} from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const WORK_SPACE = "05bd46d9-aa85-4007-9efe-786f7c944ed1";
const account = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const secret = { name: "db-password", keyVault: VAULT, variable: "db_password", valueVersion: 1 };

function stackWith(props: CckmEnvironmentProps, id = "Default") {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  return { stack, environment: new CckmEnvironment(stack, id, props) };
}
const synth = (stack: TerraformStack) => JSON.parse(Testing.synth(stack, true));

test("an environment's settings become accounts, grants, secrets, syncs and reports, at addresses of their names", () => {
  const { stack } = stackWith({
    accounts: [
      {
        ...account,
        assumeRoleArn: "arn:aws:iam::123456789012:role/cckm",
        grants: [
          { group: "CCKM Users", actions: ["keycreate"] },
          { userId: "local|1", actions: ["keyrotate"] },
        ],
      },
    ],
    secrets: [{ ...secret, tags: { owner: "payments" }, onDestroy: SecretDestroyPolicy.RETAIN }],
    syncs: [{ item: AzureSyncItem.SECRETS, keyVaults: [VAULT], wait: false }],
    reports: [
      {
        name: "r1",
        logAnalyticParams: [{ keyVault: VAULT, workSpaceId: WORK_SPACE }],
        onDestroy: ReportDestroyPolicy.RETAIN,
      },
    ],
  });
  const { resource, variable } = synth(stack);
  expect(resource.cckm_aws_kms_account).toMatchObject({
    payments: { account_id: "123456789012", assume_role_arn: "arn:aws:iam::123456789012:role/cckm" },
  });
  expect(Object.values(resource.cckm_aws_kms_acl)).toMatchObject([
    { group: "CCKM Users", actions: ["keycreate"], kms_id: "$" + "{cckm_aws_kms_account.payments.id}" },
    { user_id: "local|1", actions: ["keyrotate"] },
  ]);
  expect(resource.cckm_azure_secret).toMatchObject({
    "db-password": { value: "$" + "{var.db_password}", tags: { owner: "payments" }, on_destroy: "retain" },
  });
  expect(variable.db_password).toMatchObject({ ephemeral: true, sensitive: true });
  expect(resource.cckm_azure_sync_job["sync-secrets"]).toMatchObject({
    wait: false,
    depends_on: ["cckm_azure_secret.db-password"],
  });
  expect(resource.cckm_azure_report.r1).toMatchObject({
    log_analytic_params: [{ key_vault: VAULT, work_space_id: WORK_SPACE }],
    on_destroy: "retain",
  });
  expect(resource.null_resource).toBeUndefined();
});

test("a vault is made with its grants, and what is on it waits for it", () => {
  const other = "other-kv::260ecbe7-777b-4d3c-84ea-887620498863";
  const { stack, environment } = stackWith({
    vaults: [
      {
        name: "payments-kv",
        subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863",
        azureConnection: "azure",
        grants: [{ group: "CCKM Users", actions: ["view", "keycreate"] }],
      },
    ],
    secrets: [secret, { ...secret, name: "elsewhere", keyVault: other }],
    syncs: [
      { item: AzureSyncItem.KEYS, keyVaults: ["PAYMENTS-KV::260ecbe7-777b-4d3c-84ea-887620498863"] },
      { id: "all", item: AzureSyncItem.SECRETS, synchronizeAll: true },
    ],
    reports: [{ name: "r1", logAnalyticParams: [{ keyVault: VAULT, workSpaceId: WORK_SPACE }] }],
  });
  expect(problemsOf(stack)).toEqual([]);
  expect(Object.keys(environment.vaults)).toEqual(["payments-kv"]);
  const { resource } = synth(stack);
  expect(resource.cckm_azure_vault["payments-kv"]).toMatchObject({ name: "payments-kv", azure_connection: "azure" });
  expect(Object.values(resource.cckm_azure_vault_acl)).toMatchObject([
    { group: "CCKM Users", actions: ["view", "keycreate"], vault_id: expect.stringContaining("cckm_azure_vault.") },
  ]);
  const onVault = "cckm_azure_vault.payments-kv";
  const secrets = ["cckm_azure_secret.db-password", "cckm_azure_secret.elsewhere"];
  expect(resource.cckm_azure_secret["db-password"].depends_on).toEqual([onVault]);
  expect(resource.cckm_azure_secret.elsewhere.depends_on).toBeUndefined();
  expect(resource.cckm_azure_sync_job["sync-keys"].depends_on).toEqual([...secrets, onVault]);
  expect(resource.cckm_azure_sync_job.all.depends_on).toEqual([...secrets, onVault]);
  expect(resource.cckm_azure_report.r1.depends_on).toEqual([onVault]);
});

test("a grant on a vault to nobody is refused at the vault", () => {
  const vault = { name: "kv1", subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863", azureConnection: "azure" };
  const { stack } = stackWith({ vaults: [{ ...vault, grants: [{ actions: ["view"] }] }] });
  expect(problemsOf(stack)).toEqual([
    "[dev/Default/kv1] grants[0]: Missing required argument. Expected exactly one of userId, group to be set, got none. Set one of them. (arguments-none)",
  ]);
});

test("a team finds by id what an environment made, and adds to it", () => {
  const { stack, environment } = stackWith({ accounts: [account], secrets: [secret] });
  environment.accounts.payments!.grant(Principal.group("Auditors"), ["viewnative"]);
  const sync = environment.addSync({ id: "nightly", item: AzureSyncItem.KEYS, synchronizeAll: true });
  expect(environment.syncs).toEqual({ nightly: sync });
  expect(environment.accounts.constructor).toBeUndefined();
  expect(Object.values(synth(stack).resource.cckm_aws_kms_acl)).toMatchObject([{ group: "Auditors" }]);
});

test("a team extends the class of environments: what every account gets", () => {
  class Ours extends CckmEnvironment {
    override addAccount(settings: Parameters<CckmEnvironment["addAccount"]>[0]) {
      const made = super.addAccount(settings);
      made.grant(Principal.group("Security"), ["viewnative"]);
      return made;
    }
  }
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  new Ours(stack, "ours", { accounts: [account, { ...account, name: "orders", regions: ["eu-west-2"] }] });
  expect(Object.values(synth(stack).resource.cckm_aws_kms_acl)).toMatchObject([
    { group: "Security" },
    { group: "Security" },
  ]);
});

test("one provider of several is for everything of an environment", () => {
  const stack = new TerraformStack(testApp(), "dev");
  const provider = new CckmProvider(stack, "second", { alias: "second", install: false });
  new CckmEnvironment(stack, "Default", {
    provider,
    accounts: [{ ...account, grants: [{ group: "g", actions: ["keycreate"] }] }],
    secrets: [secret],
    syncs: [{ item: AzureSyncItem.KEYS, synchronizeAll: true }],
    reports: [{ name: "r1", logAnalyticParams: [{ keyVault: VAULT, workSpaceId: WORK_SPACE }] }],
  });
  const made = Object.values<Record<string, unknown>>(synth(stack).resource).flatMap((group) => Object.values(group));
  expect(made.map((each) => (each as { provider?: string }).provider)).toEqual(Array(5).fill("cckm.second"));
});

test.each<[string, CckmEnvironmentProps, string]>([
  [
    "an id twice",
    { accounts: [account], secrets: [{ ...secret, name: "payments" }] },
    'a AwsKmsAccount has "payments"',
  ],
  [
    "ids that are one address",
    { accounts: [account, { ...account, name: "pay ments" }] },
    'got "pay ments", and a AwsKmsAccount has "payments". Set `id` in the settings of one of them. (environment-id-taken)',
  ],
  [
    "a grant to nobody",
    { accounts: [{ ...account, grants: [{ actions: ["keycreate"] }] }] },
    "[dev/Default/payments] grants[0]: Missing required argument. Expected exactly one of userId, group to be set, got none. Set one of them. (arguments-none)",
  ],
  [
    "a grant to two",
    { accounts: [{ ...account, grants: [{ group: "g", userId: "u", actions: ["keycreate"] }] }] },
    "[dev/Default/payments] grants[0]: Invalid combination of arguments. Expected exactly one of userId, group to be set, got userId and group. Keep one of them. (arguments-conflict)",
  ],
])("an environment refuses %s", (_, props, message) => {
  expect(problemsOf(stackWith(props).stack)).toContainEqual(expect.stringContaining(message));
});

test("two secrets of one name in two vaults need an id of their own", () => {
  const other = { ...secret, keyVault: "other-kv::260ecbe7-777b-4d3c-84ea-887620498863", id: "db-password-other" };
  const { stack, environment } = stackWith({ secrets: [secret, other] });
  expect(Object.keys(environment.secrets)).toEqual(["db-password", "db-password-other"]);
  expect(Object.keys(synth(stack).resource.cckm_azure_secret)).toEqual(["db-password", "db-password-other"]);
});

test("names of which cdktf would make one id are told, beside the other problems", () => {
  const { stack } = stackWith({
    accounts: [
      { ...account, name: "team/a", accountId: "1" },
      { ...account, name: "team--a", regions: ["eu-central-1"] },
    ],
  });
  expect(problemsOf(stack)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('got "team--a", and a AwsKmsAccount has'),
      expect.stringContaining("accountId: Invalid value."),
    ]),
  );
});

test.each(["", " ", "\u200b"])("a blank id in the settings, %j, is refused by its name", (id) => {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  const account = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
  new CckmEnvironment(stack, "e", { accounts: [{ ...account, id }] });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("] id: Invalid value. Expected id to be a text that is not"),
  ]);
});

test("names that every object of JavaScript has are names of accounts as any others", () => {
  const names = ["constructor", "toString", "valueOf"];
  const accounts = names.map((name, index) => ({ ...account, name, accountId: `12345678901${index}` }));
  const { stack, environment } = stackWith({ accounts });
  expect(problemsOf(stack)).toEqual([]);
  expect(Object.keys(environment.accounts)).toEqual(names);
  const written = Object.values<{ name: string }>(synth(stack).resource.cckm_aws_kms_account);
  expect(written.map(({ name }) => name).sort()).toEqual([...names].sort());
});

test("what is wrong with a secret's settings is told by the settings' names, with all other problems", () => {
  const { stack } = stackWith({
    accounts: [{ ...account, accountId: "1" }],
    secrets: [
      { ...secret, name: "a_b" },
      { ...secret, name: undefined, secretName: "db" } as never,
      { ...secret, name: "with-variable", variable: "1st" },
    ],
    syncs: [{ keyVaults: [VAULT] } as never],
  });
  expect(problemsOf(stack).map((problem) => problem.split(". ").slice(0, 2).join(". "))).toEqual([
    expect.stringContaining("[dev/Default/payments] accountId: Invalid value. "),
    '[dev/Default/a_b] name: Invalid value. Expected name to be 1 to 127 letters, digits and hyphens, got "a_b"',
    '[dev/Default/secret] name: Missing required argument. The argument "name" is required, but no definition was found',
    '[dev/Default/secret] secretName: Unsupported argument. An argument named "secretName" is not expected here',
    expect.stringContaining("[dev/Default/with-variable] variable: Invalid name. Expected the name of a variable: "),
    '[dev/Default/sync] item: Missing required argument. The argument "item" is required, but no definition was found',
  ]);
});

test("an id that is no text is refused, and null is as good as none", () => {
  const { stack, environment } = stackWith({
    accounts: [
      { ...account, id: 5 as never },
      { ...account, name: "other", regions: ["eu-west-2"], id: null as never },
    ],
    secrets: [{ ...secret, variable: null as never }],
  });
  expect(problemsOf(stack)).toEqual([
    "[dev/Default/account] id: Invalid value. Expected id to be a text that is not blank, or left out, got 5. (value-invalid)",
  ]);
  expect(Object.keys(environment.accounts)).toContain("other");
});

test("names with a line end and with the hyphens that constructs makes of it are told apart or refused, never thrown", () => {
  const { stack } = stackWith({
    accounts: [
      { ...account, name: "a\nb" },
      { ...account, name: "a--b", regions: ["eu-west-2"] },
    ],
  });
  expect(problemsOf(stack)).toEqual([expect.stringContaining("[dev/Default] Two things of one id. ")]);
});
