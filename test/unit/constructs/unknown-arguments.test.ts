import { App, TerraformStack, Testing } from "cdktf";
import {
  AwsKmsAccount,
  AwsKmsAcl,
  AzureReport,
  AzureSecret,
  AzureVaultAcl,
  CckmEnvironment,
  type CckmEnvironmentProps,
  CckmProvider,
  Release,
  SecretInput,
} from "../../../lib";
import { camelCase, excludeEachOther } from "../../../lib/schema";
import { inOneLine } from "../../../lib/words";
import { problemsOf, testApp } from "../../support/app";
import { classOf, contracts, givenArguments, propOf, sampleProps } from "./samples";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const VAULT_ID = "0b90f8de-8617-498d-ad63-ca18eb717ae7";
const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

function newStack(app: App = testApp()): TerraformStack {
  const stack = new TerraformStack(app, "prod");
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

const notExpected = (at: string, name: string, hint: string) =>
  expect.stringContaining(`${at}: Unsupported argument. An argument named "${name}" is not expected here. ${hint}`);

test("a provider refuses a misspelt argument that is assigned later", () => {
  const stack = new TerraformStack(testApp(), "prod");
  const provider = new CckmProvider(stack, "cckm", { install: false });
  Object.assign(provider, { adress: "https://cm.example.com" });
  expect(problemsOf(stack)).toEqual([notExpected("[prod/cckm] adress", "adress", 'Did you mean "address"?')]);
});

describe.each(contracts.map((contract) => [contract.construct, contract] as const))("%s", (_, contract) => {
  const long = givenArguments(contract)
    .map(([name]) => propOf(contract, name))
    .filter((name) => name.length > 3);

  test.each(long)("refuses a misspelt %s and says what was meant", (prop) => {
    const wrong = prop.slice(0, -1);
    const stack = newStack();
    new (classOf(contract))(stack, "x", { ...sampleProps(contract), [wrong]: "given" });
    expect(problemsOf(stack)).toEqual([notExpected(`[prod/x] ${wrong}`, wrong, `Did you mean "${prop}"?`)]);
  });

  test.each(long)("refuses a misspelt %s that is assigned later", (prop) => {
    const wrong = prop.slice(0, -1);
    const stack = newStack();
    const made = new (classOf(contract))(stack, "x", sampleProps(contract));
    Object.assign(made, { [wrong]: "given" });
    expect(problemsOf(stack)).toEqual([notExpected(`[prod/x] ${wrong}`, wrong, `Did you mean "${prop}"?`)]);
  });

  test("leaves what resembles nothing, and members of a class that extends it", () => {
    const stack = newStack();
    const made = new (classOf(contract))(stack, "x", sampleProps(contract));
    Object.assign(made, { zzzzzzzzzzzz: 1 });
    class OfTeam extends classOf(contract) {}
    const wrong = Object.fromEntries(long.map((prop) => [prop.slice(0, -1), 1]));
    const app = newStack();
    Object.assign(new OfTeam(app, "y", sampleProps(contract)), wrong);
    expect([...problemsOf(stack), ...problemsOf(app)]).toEqual([]);
  });

  test.each([
    ["dependOn", "dependsOn"],
    ["lifecyle", "lifecycle"],
    ["for_each", "forEach"],
  ])("says that %s was meant for cdktf's own %s", (wrong, prop) => {
    const stack = newStack();
    new (classOf(contract))(stack, "x", { ...sampleProps(contract), [wrong]: 1 });
    const told = `An argument named "${wrong}" is not expected here. Did you mean "${prop}"?`;
    expect(problemsOf(stack)).toEqual([expect.stringContaining(told)]);
  });

  test.each(["constructor", "toString", "__proto__"])(
    "refuses %s by its name, which every object of JavaScript has",
    (name) => {
      const stack = newStack();
      new (classOf(contract))(stack, "x", Object.assign(JSON.parse(`{"${name}": 1}`), sampleProps(contract)));
      expect(problemsOf(stack)).toContainEqual(notExpected(`[prod/x] ${camelCase(name)}`, name, "Expected one of "));
    },
  );

  test("refuses what resembles nothing, and lists what there is", () => {
    const stack = newStack();
    new (classOf(contract))(stack, "x", { ...sampleProps(contract), zzzzzzzzzzzz: 1 });
    expect(problemsOf(stack)).toEqual([notExpected("[prod/x] zzzzzzzzzzzz", "zzzzzzzzzzzz", "Expected one of ")]);
  });

  test("takes what every construct of cdktf takes, and what is undefined", () => {
    const stack = newStack();
    const own = new CckmProvider(stack, "own", { alias: "own", install: false });
    const more = { provider: own, dependsOn: [], count: 1, lifecycle: {}, other: undefined };
    new (classOf(contract))(stack, "x", { ...sampleProps(contract), ...more });
    expect(problemsOf(stack)).toEqual([]);
  });

  test("refuses an override of an argument that does not exist", () => {
    const stack = newStack();
    new (classOf(contract))(stack, "x", sampleProps(contract)).addOverride("not_there", 1);
    expect(problemsOf(stack)).toEqual([notExpected("[prod/x] notThere", "not_there", "Expected one of ")]);
  });
});

test.each<[string, (stack: TerraformStack) => unknown, ReturnType<typeof notExpected>]>([
  [
    "Terraform's spelling",
    (stack) => new AzureSecret(stack, "db", { secretName: "db", keyVault: VAULT, content_type: "x" } as never),
    notExpected("[prod/db] contentType", "content_type", 'Did you mean "contentType"?'),
  ],
  [
    "a timeout",
    (stack) => new AzureSecret(stack, "db", { secretName: "db", keyVault: VAULT, timeouts: { creat: "1m" } } as never),
    notExpected("[prod/db] timeouts.creat", "creat", 'Did you mean "create"?'),
  ],
  [
    "a member of an object in a list",
    (stack) =>
      new AzureReport(stack, "r", {
        name: "r",
        logAnalyticParams: [{ keyVault: VAULT, workSpaceID: "05bd46d9-aa85-4007-9efe-786f7c944ed1" }],
        reportType: "key-aging",
      } as never),
    notExpected("[prod/r] logAnalyticParams[0].workSpaceID", "workSpaceID", 'Did you mean "workSpaceId"?'),
  ],
  [
    "a member that a setter brings",
    (stack) => {
      const secret = new AzureSecret(stack, "db", { secretName: "db", keyVault: VAULT });
      secret.timeouts = { deleet: "1m" } as never;
    },
    notExpected("[prod/db] timeouts.deleet", "deleet", 'Did you mean "delete"?'),
  ],
  [
    "the argument behind a prop",
    (stack) =>
      new AwsKmsAcl(stack, "acl", {
        kms: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
        actions: ["view"],
        groop: "g",
        group: "g",
      } as never),
    notExpected("[prod/acl] groop", "groop", 'Did you mean "group"?'),
  ],
  [
    "an argument of the provider",
    (stack) =>
      new CckmProvider(stack, "other", { adress: "https://cm.example.com", alias: "b", install: false } as never),
    notExpected("[prod/other] adress", "adress", 'Did you mean "address"?'),
  ],
  [
    "an argument of a release",
    (stack) => new Release(stack, "release", { releaseId: "1", setings: {} } as never),
    notExpected("[prod/release] setings", "setings", 'Did you mean "settings"?'),
  ],
])("a construct refuses %s that does not exist", (_, make, problem) => {
  const stack = newStack();
  make(stack);
  expect(problemsOf(stack)).toEqual([problem]);
});

describe("the settings of an environment", () => {
  test.each<[string, object, ReturnType<typeof notExpected>]>([
    ["of its own", { acounts: [] }, notExpected("[prod/Default] acounts", "acounts", 'Did you mean "accounts"?')],
    [
      "of an account",
      { accounts: [{ ...ACCOUNT, acountId: "1" }] },
      notExpected("[prod/Default/payments] acountId", "acountId", 'Did you mean "accountId"?'),
    ],
    [
      "of a grant",
      { accounts: [{ ...ACCOUNT, grants: [{ group: "g", actions: ["view"], action: "view" }] }] },
      notExpected("[prod/Default/payments] grants[0].action", "action", 'Did you mean "actions"?'),
    ],
    [
      "of a secret",
      { secrets: [{ name: "db", keyVault: VAULT, varible: "db" }] },
      notExpected("[prod/Default/db] varible", "varible", 'Did you mean "variable"?'),
    ],
    [
      "of a secret, where the construct has one of the name",
      { secrets: [{ name: "db", keyVault: VAULT, value: SecretInput.fromVariable("db") }] },
      notExpected("[prod/Default/db] value", "value", ""),
    ],
    [
      "of a synchronization",
      { syncs: [{ item: "keys", syncronizeAll: true, synchronizeAll: true }] },
      notExpected("[prod/Default/sync-keys] syncronizeAll", "syncronizeAll", 'Did you mean "synchronizeAll"?'),
    ],
    [
      "of a report",
      { reports: [{ name: "r", reportTyp: "x", reportType: "key-aging", logAnalyticParams: [{ keyVault: VAULT }] }] },
      notExpected("[prod/Default/r] reportTyp", "reportTyp", 'Did you mean "reportType"?'),
    ],
  ])("refuse a name %s that does not exist", (_, settings, problem) => {
    const stack = newStack();
    new CckmEnvironment(stack, "Default", settings as CckmEnvironmentProps);
    expect(problemsOf(stack)).toEqual([problem]);
  });

  test("that are no objects, or lack what makes their names, are told with all others", () => {
    const stack = newStack();
    const settings = { accounts: [null, { ...ACCOUNT, name: undefined }], secrets: "db", reports: [{}, {}] };
    new CckmEnvironment(stack, "Default", settings as never);
    const problems = problemsOf(stack).map((problem) => problem.split(". ")[0]);
    expect(problems).toEqual([
      "[prod/Default] accounts: Incorrect attribute value type",
      "[prod/Default] secrets: Incorrect attribute value type",
      "[prod/Default/account] name: Missing required argument",
      "[prod/Default/report] name: Missing required argument",
      "[prod/Default/report-2] name: Missing required argument",
    ]);
  });
});

test("all problems of a synth are told at once, with their paths and without a stack trace", () => {
  const stack = newStack(new App({ outdir: testApp().outdir }));
  new AwsKmsAccount(stack, "one", { ...ACCOUNT, accountId: "12", reigons: [] } as never);
  new AwsKmsAcl(stack, "two", { kms: {}, actions: [] } as never);
  new AzureSecret(stack, "three", { secretName: "a_b", keyVault: stack as never, value: "test-secret-value" as never });
  let thrown!: Error;
  try {
    (stack.node.root as App).synth();
  } catch (error) {
    thrown = error as Error;
  }
  for (const said of [
    "[prod/one] accountId: Invalid value. Expected accountId to be the 12 digits",
    '[prod/one] reigons: Unsupported argument. An argument named "reigons" is not expected here. Did you mean "regions"?',
    "[prod/two] kms: Incorrect attribute value type. Expected kms to be string, got {}. (type-invalid)",
    "[prod/two] actions: Invalid number of elements.",
    '[prod/three] secretName: Invalid value. Expected secretName to be 1 to 127 letters, digits and hyphens, got "a_b".',
    "[prod/three] keyVault: Incorrect attribute value type. Expected keyVault to be string, got the construct prod. (type-invalid)",
    "[prod/three] value: Secret in the code. Expected value to be a SecretInput, so that the secret is in no file and no state, got a string.",
  ]) {
    expect(thrown.message).toContain(said);
  }
  expect(thrown.stack).not.toMatch(/\n\s+at /);
  expect(thrown.message).not.toContain("test-secret-value");
  expect(Testing.synth(stack)).not.toContain("test-secret-value");
});

test.each([
  ["instal", "install"],
  ["runtme", "runtime"],
  ["platform", "platforms"],
  ["alis", "alias"],
])("a CckmProvider with %s is told that %s was meant", (wrong, prop) => {
  const stack = newStack();
  new CckmProvider(stack, "wrong", { alias: "wrong", install: false, [wrong]: "x" });
  expect(problemsOf(stack)).toEqual([notExpected(`[prod/wrong] ${wrong}`, wrong, `Did you mean "${prop}"?`)]);
});

test.each([
  ["kms", "kmsId", AwsKmsAcl],
  ["vault", "vaultId", AzureVaultAcl],
])("%s beside %s is refused: one of them would be dropped in silence", (name, id, Acl) => {
  const stack = newStack();
  const props = { [name]: VAULT_ID, [id]: VAULT_ID.replace("0b", "1c"), group: "CCKM Users", actions: ["keycreate"] };
  new Acl(stack, "x", props as never);
  const told = excludeEachOther({ names: [name, id], given: [name, id] });
  expect(problemsOf(stack)).toEqual([`[prod/x] ${id}: ${inOneLine(told)}`]);
});
