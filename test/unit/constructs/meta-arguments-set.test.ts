import { TerraformCount, TerraformIterator, TerraformStack, Testing } from "cdktf";
import { AwsKmsAccount, AzureSyncItem, CckmEnvironment, CckmProvider, DataAwsKmsAccounts } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";
import { tf } from "./samples";

let stack: TerraformStack;
let account: AwsKmsAccount;
let data: DataAwsKmsAccounts;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const props = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
  account = new AwsKmsAccount(stack, "own", props);
  data = new DataAwsKmsAccounts(stack, "all", {});
});

test.each<[string, object, RegExp]>([
  [
    "a negative count",
    { count: -1 },
    /^count: .* Expected count to be a whole number that is not negative, .*, got -1\./,
  ],
  ["a text as count", { count: "x" }, /^count: .*, got "x"\./],
  ["an object as forEach", { forEach: {} }, /^forEach: .* Expected forEach to be a TerraformIterator, got \{\}\./],
  ["a text as provider", { provider: "x" }, /^provider: .* Expected provider to be a provider, .*, got "x"\./],
  [
    "a name in dependsOn",
    { dependsOn: ["x"] },
    /^dependsOn: .* Expected dependsOn to be a list of addresses, .*, got \["x"\]\./,
  ],
  ["an object in dependsOn", { dependsOn: [{}] }, /^dependsOn: .*, got \[\{\}\]\./],
  ["a text as lifecycle", { lifecycle: "x" }, /^lifecycle: .* Expected lifecycle to be an object, got "x"\./],
  ["a text as preventDestroy", { lifecycle: { preventDestroy: "yes" } }, /^lifecycle\.preventDestroy: .*, got "yes"\./],
  ["a misspelt member", { lifecycle: { preventDestory: true } }, /^lifecycle\.preventDestory: Unsupported argument\./],
  [
    "an argument that is none",
    { lifecycle: { ignoreChanges: ["regoins"] } },
    /^lifecycle\.ignoreChanges\[0\]: .*"regoins"/,
  ],
  [
    "what is no address",
    { lifecycle: { replaceTriggeredBy: ["hello"] } },
    /^lifecycle\.replaceTriggeredBy: .*, got \["hello"\]\./,
  ],
])("%s that is set after a construct was made is refused, once, at each kind of construct", (_, values, told) => {
  for (const construct of [account, data]) {
    Object.assign(construct, values);
    const found = problemsOf(stack).flatMap((one) => one.replace(`[prod/${construct.node.id}] `, ""));
    expect(found).toEqual([expect.stringMatching(told)]);
    for (const name of Object.keys(values)) Object.assign(construct, { [name]: undefined });
  }
});

test("count and forEach that are both set after a construct was made are refused", () => {
  account.count = 1;
  account.forEach = TerraformIterator.fromList(["a"]);
  expect(problemsOf(stack)).toEqual([expect.stringContaining("forEach: Invalid combination of arguments.")]);
});

test("what is right is written as cdktf writes it", () => {
  account.count = TerraformCount.of(1);
  account.lifecycle = { preventDestroy: true, replaceTriggeredBy: ["null_resource.release.id", data] };
  data.dependsOn = [account.fqn];
  expect(problemsOf(stack)).toEqual([]);
  const { resource } = JSON.parse(Testing.synth(stack));
  expect(resource.cckm_aws_kms_account.own).toMatchObject({
    count: 1,
    lifecycle: {
      prevent_destroy: true,
      replace_triggered_by: ["null_resource.release.id", tf("data.cckm_aws_kms_accounts.all")],
    },
  });
});

test("the provider of another stack is refused wherever it is given: what has its alias here is another CCKM", () => {
  const other = new TerraformStack(stack.node.root, "other");
  const nested = new TerraformStack(stack, "nested");
  const [there, below] = [other, nested].map((one) => new CckmProvider(one, "cckm", { install: false }));
  const alias = new CckmProvider(stack, "second", { alias: "second", install: false });
  account.provider = there;
  data.provider = alias;
  new DataAwsKmsAccounts(stack, "of-nested", { provider: below });
  AwsKmsAccount.generateConfigForImport(stack, "generated", "payments", there);
  AwsKmsAccount.generateConfigForImport(stack, "of-alias", "payments", alias);
  const imported = new AwsKmsAccount(stack, "imported", {
    name: "imported",
    accountId: "210987654321",
    awsConnection: "aws",
    regions: ["eu-west-1"],
  });
  imported.importFrom("payments", there);
  new CckmEnvironment(stack, "env", {
    provider: there,
    syncs: [{ item: AzureSyncItem.KEYS, synchronizeAll: true }],
  });
  const told = (path: string, got: string) =>
    `[prod/${path}] provider: Provider of another stack. Expected provider to be one of the stack prod, got ${got}, which another stack configures: Terraform would take what has the same alias here, or none. Make a CckmProvider in this stack, with an alias where it has several. (provider-elsewhere)`;
  expect(problemsOf(stack)).toEqual([
    told("own", "other/cckm"),
    told("of-nested", "prod/nested/cckm"),
    told("generated", "other/cckm"),
    told("imported", "other/cckm"),
    told("env/sync-keys", "other/cckm"),
  ]);
});
