import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as cdktf from "cdktf";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import {
  AwsKmsAccount,
  type AwsKmsAccountProps,
  AwsKmsAcl,
  AzureReport,
  AzureSecret,
  AzureVault,
  CckmProvider,
  type CckmProviderProps,
  DataAwsKmsAccounts,
  SecretInput,
} from "../../../lib";
import { type DeclaredFile, naturalKey } from "../../../lib/contract";
import { tf } from "./samples";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "cckm-synth-"));
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const newApp = () => new App({ outdir, stackTraces: false, skipValidation: false });

function newStack(app: App, id: string, provider: CckmProviderProps = {}): TerraformStack {
  const stack = new TerraformStack(app, id);
  new CckmProvider(stack, "cckm", { install: false, ...provider });
  return stack;
}

const account = (stack: TerraformStack, id: string, props: Partial<AwsKmsAccountProps> = {}) =>
  new AwsKmsAccount(stack, id, {
    name: "payments",
    accountId: "123456789012",
    awsConnection: "aws",
    regions: ["eu-west-1"],
    ...props,
  });

const fileBeside = (stack: string): DeclaredFile => {
  const file = join(outdir, "stacks", stack, "cckm-other-stacks.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DeclaredFile) : { objects: [] };
};
const besides = (stack: string) => fileBeside(stack).objects;
const inPart = (stack: string) => fileBeside(stack).inPart;

describe("a synth", () => {
  test.each<[string, (stack: TerraformStack, id: string, nth: number) => unknown]>([
    ["accounts of one name", (stack, id) => account(stack, id)],
    [
      "secrets of one name, whatever its capitals,",
      (stack, id, nth) =>
        new AzureSecret(stack, id, {
          secretName: nth === 0 ? "db-password" : "DB-Password",
          keyVault: VAULT,
          value: SecretInput.fromVariable(id),
        }),
    ],
    [
      "reports on the same",
      (stack, id) =>
        new AzureReport(stack, id, {
          name: "audit",
          logAnalyticParams: [{ keyVault: VAULT, workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1" }],
        }),
    ],
  ])("refuses two %s with both paths", (_, make) => {
    const app = newApp();
    const stack = newStack(app, "prod");
    make(stack, "first", 0);
    make(stack, "second", 1);
    expect(() => app.synth()).toThrow(/One object twice\. prod\/first and prod\/second are the same cckm_/);
  });

  test("takes no account for two in an app whose bundler gave the classes of cdktf shorter names", () => {
    const classes = Object.values(cdktf).filter((one) => typeof one === "function");
    const names = classes.map(({ name }) => name);
    const nameAll = (name: (at: number) => string) => {
      for (const [at, one] of classes.entries()) Object.defineProperty(one, "name", { value: name(at) });
    };
    nameAll(() => "e");
    try {
      const app = newApp();
      account(newStack(app, "dev"), "payments");
      app.synth();
    } finally {
      nameAll((at) => names[at]!);
    }
    expect(existsSync(join(outdir, "stacks", "dev", "cdk.tf.json"))).toBe(true);
  });

  test("refuses an object that an override of the stack declares again, and writes it for the other stacks", () => {
    const app = newApp();
    const stack = newStack(app, "prod", { address: "https://cm.example.com" });
    newStack(app, "two");
    const more = { account_id: "123456789012", aws_connection: "aws", regions: ["eu-central-1"] };
    stack.addOverride("resource.cckm_aws_kms_account.b", { name: "audit", ...more });
    account(stack, "first");
    app.synth();
    const [, audit] = besides("two");
    expect(audit?.key).toBe(naturalKey("cckm_aws_kms_account", { name: "audit" }));
    stack.addOverride("resource.cckm_aws_kms_account.b.name", "payments");
    expect(() => app.synth()).toThrow(
      /One object twice\. prod\/first and override cckm_aws_kms_account\.b are the same cckm_/,
    );
  });

  test("lets an object stand that an override of the stack declares on another CCKM", () => {
    const app = newApp();
    const stack = newStack(app, "prod");
    const elsewhere = { alias: "other", address: "https://other.example.com", install: false };
    new CckmProvider(stack, "other", elsewhere);
    const more = { account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] };
    stack.addOverride("resource.cckm_aws_kms_account.b", { name: "payments", provider: "cckm.other", ...more });
    account(stack, "first");
    expect(() => app.synth()).not.toThrow();
  });

  test("refuses two ids of which cdktf makes one address, where it would merge both into one", () => {
    const app = newApp();
    const stack = newStack(app, "prod");
    account(stack, "eu west", { name: "one" });
    account(stack, "euwest", { name: "two", regions: ["eu-central-1"] });
    expect(() => app.synth()).toThrow("prod/eu west and prod/euwest would both be cckm_aws_kms_account.euwest");
  });

  test("refuses accounts of one name on one CCKM, whichever of its configurations they have", () => {
    const app = newApp();
    const stack = newStack(app, "prod", { address: "https://cm.example.com" });
    const more = { alias: "slow", address: "https://cm.example.com", restApiTimeout: 600, install: false };
    account(stack, "first");
    account(stack, "second", { provider: new CckmProvider(stack, "slow", more) });
    expect(() => app.synth()).toThrow(/One object twice\. prod\/first and prod\/second/);
  });

  test("refuses a name and a region that an expression repeats which is nothing but a text", () => {
    const app = newApp();
    const stack = newStack(app, "prod", { address: "https://cm.example.com" });
    account(stack, "first");
    account(stack, "second", { name: tf('"payments"'), regions: ["eu-central-1"] });
    account(stack, "third", { name: "other", regions: [tf('"eu-west-1"')] });
    expect(() => app.synth()).toThrow(/One object twice\. prod\/first and prod\/second/);
    expect(() => app.synth()).toThrow(/eu-west-1.*prod\/first.*prod\/third/);
  });

  test("lets an object stand that an override puts on another provider", () => {
    const app = newApp();
    const stack = newStack(app, "prod", { address: "https://cm.example.com" });
    new CckmProvider(stack, "other", { alias: "other", address: "https://other.example.com", install: false });
    account(stack, "first");
    account(stack, "second").addOverride("provider", "cckm.other");
    expect(() => app.synth()).not.toThrow();
  });

  test("lets two providers have one name each", () => {
    const app = newApp();
    const stack = newStack(app, "prod");
    const other = new CckmProvider(stack, "other", {
      alias: "other",
      address: "https://other.example.com",
      install: false,
    });
    account(stack, "first");
    account(stack, "second", { provider: other });
    expect(() => app.synth()).not.toThrow();
  });

  test("writes beside each stack what the others declare, and nothing where they declare nothing", () => {
    const app = newApp();
    const one = newStack(app, "one", { address: "https://cm.example.com" });
    newStack(app, "two");
    const payments = account(one, "payments");
    new AwsKmsAcl(one, "users", { kms: payments, group: "CCKM Users", actions: ["keycreate"] });
    app.synth();
    const where = { stack: "one", address: "https://cm.example.com", domain: null };
    expect(besides("two")).toEqual([
      { ...where, type: "cckm_aws_kms_account", key: naturalKey("cckm_aws_kms_account", { name: "payments" }) },
      {
        ...where,
        type: "cckm_aws_kms_acl",
        key: naturalKey("cckm_aws_kms_acl", { listed_as: "payments", group: "CCKM Users", user_id: null }),
      },
    ]);
    expect(besides("one")).toEqual([]);
  });

  test.each<[string, (two: TerraformStack, payments: AwsKmsAccount) => string]>([
    ["a reference to the other stack", (_, { kmsId }) => kmsId],
    [
      "a data source that asks for its name",
      (two) => new DataAwsKmsAccounts(two, "found", { name: "payments" }).kmsAccounts.get(0).kmsId,
    ],
  ])("knows the account of permissions in another stack by %s", (_, kms) => {
    const app = newApp();
    const one = newStack(app, "one");
    const two = newStack(app, "two");
    const payments = account(one, "payments");
    // An account of the same path and another name.
    account(newStack(app, "three"), "payments", { name: "billing" });
    new AwsKmsAcl(two, "users", { kms: kms(two, payments), group: "CCKM Users", actions: ["keycreate"] });
    app.synth();
    const key = naturalKey("cckm_aws_kms_acl", { listed_as: "payments", group: "CCKM Users", user_id: null });
    expect(besides("one")).toContainEqual({
      stack: "two",
      type: "cckm_aws_kms_acl",
      key,
      address: null,
      domain: null,
    });
  });

  test.each<[string, (vault: AzureVault) => string]>([
    ["name", ({ keyVault }) => keyVault],
    ["id", ({ vaultId }) => vaultId],
  ])("knows the vault of a secret by a reference to its %s, in another stack and in its own", (_, keyVault) => {
    const app = newApp();
    const [one, two, three] = [newStack(app, "one"), newStack(app, "two"), newStack(app, "three")];
    const [name = "", subscriptionId = ""] = VAULT.split("::");
    const vault = new AzureVault(one, "vault", { name, subscriptionId, azureConnection: "azure" });
    for (const [stack, secretName] of [
      [one, "of-one"],
      [two, "of-two"],
    ] as const) {
      new AzureSecret(stack, "db", { secretName, keyVault: keyVault(vault), value: SecretInput.fromVariable("db") });
    }
    account(three, "payments");
    app.synth();
    const declared = besides("three").filter(({ type }) => type === "cckm_azure_secret");
    expect(declared.map(({ key }) => key)).toEqual(
      ["of-one", "of-two"].map((secret_name) => naturalKey("cckm_azure_secret", { key_vault: VAULT, secret_name })),
    );
  });

  test("writes what it knows of permissions and secrets of which only Terraform knows what they are on or in", () => {
    const app = newApp();
    newStack(app, "one");
    const two = newStack(app, "two");
    const only = (id: string) => new TerraformVariable(two, id, { type: "string" }).stringValue;
    new AwsKmsAcl(two, "users", { kms: only("kms"), group: "CCKM Users", actions: ["keycreate"] });
    const value = SecretInput.fromVariable("db");
    new AzureSecret(two, "db", { secretName: "DB-Password", keyVault: only("vault"), value });
    new AzureSecret(two, "named", { secretName: only("name"), keyVault: VAULT, value });
    app.synth();
    const where = { stack: "two", address: null, domain: null, folder: "../two" };
    expect(besides("one")).toEqual([]);
    expect(inPart("one")).toEqual([
      { ...where, type: "cckm_aws_kms_acl", parts: [null, "group", "CCKM Users"] },
      { ...where, type: "cckm_azure_secret", parts: [null, "db-password"] },
    ]);
  });

  test("warns of a createBeforeDestroy", () => {
    const app = newApp();
    const stack = newStack(app, "prod");
    const payments = account(stack, "payments", { lifecycle: { createBeforeDestroy: true } });
    expect(payments.node.metadata.map(({ data }) => String(data)).join()).toContain(
      "a replacement under the same name is refused",
    );
  });
});
