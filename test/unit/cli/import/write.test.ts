import { TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { AwsKmsAccount, CckmProvider } from "../../../../lib";
import { textLiteral } from "../../../../lib/cli/import/literal";
import { CodeNames, variableName } from "../../../../lib/cli/import/names";
import { writeProgram } from "../../../../lib/cli/import/write";
import { problemsOf, testApp } from "../../../support/app";

const kms = {
  id: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
  name: "payments",
  account_id: "123456789012",
  connection: "aws",
  regions: ["us-east-1", "eu-west-1"],
  acls: [],
};
const vault = {
  id: "bedb82b9-582c-402d-9874-f3368722cf46",
  name: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
  azure_name: "payments-kv",
  subscription_id: "260ecbe7-777b-4d3c-84ea-887620498863",
  connection: "azure",
  type: "vault",
  cloud_key_backup_limit: 10,
  acls: [],
};
const nothing = { accounts: [], acls: [], vaults: [], vaultAcls: [], secrets: [], deleted: [] };

test("names are unique, whatever they are made of, and can stand in code", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 30 }), (texts) => {
      const names = new CodeNames();
      const taken = texts.map((text) => names.take("kms", text));
      expect(new Set(taken).size).toBe(texts.length);
      expect(new Set(taken.map(variableName)).size).toBe(texts.length);
      for (const name of taken) expect(name).toMatch(/^kms(-[a-z0-9]+)*$/);
      for (const name of taken) expect(variableName(name)).toMatch(/^kms[A-Za-z0-9_]*$/);
    }),
  );
});

test.each([
  ["plain", '"plain"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  [`\${a}`, `"$\${a}"`],
  ["%{a}", '"%%{a}"'],
  [`$\${a}`, `"\${\\"$$\\"}{a}"`],
  ["$ % {", '"$ % {"'],
  [`a\${TfToken[TOKEN.0]}`, `"a$\${Tf\${\\"T\\"}oken[TO\${\\"K\\"}EN.0]}"`],
  ["#{TfToken[TOKEN.0]}", `"#{Tf\${\\"T\\"}oken[TO\${\\"K\\"}EN.0]}"`],
  ["{tftok", `"{tf\${\\"t\\"}ok"`],
  ["-8.1095622125913805e+298", `"-8.1095622125913805e\${\\"+\\"}298"`],
  ["-1.888E+289", `"-1.888E\${\\"+\\"}289"`],
  ["\u2028", '"\\u2028"'],
  ["\ufeff\ufeffa\ufeff", `"\${\\"\\ufeff\\"}\\ufeffa\\ufeff"`],
  ["a\u202eb\u2066c\u0085d\u001be\u{e0041}", '"a\\u202eb\\u2066c\\u0085d\\u001be\\udb40\\udc41"'],
])("%s is written so that Terraform takes it as it is", (text, literal) => {
  expect(textLiteral(text)).toBe(literal);
});

test("names of as many objects of one name as a server may have are given within seconds", () => {
  const names = new CodeNames();
  const taken = Array.from({ length: 60_000 }, (_, index) => names.take("kms", index % 2 === 0 ? "日本" : "a"));
  expect(new Set(taken).size).toBe(60_000);
  expect(taken.slice(-2)).toEqual(["kms-30000", "kms-a-30000"]);
});

test("an account is written with what it holds, and its permissions refer to it", () => {
  const principal = { group: "CCKM Users" };
  const acl = { on: kms, principal, actions: ["keycreate", "keyfuture", "viewbyok", "viewnative"] };
  const { text, count, warnings } = writeProgram({ ...nothing, accounts: [kms], acls: [acl] }, "brownfield");
  expect(text).toContain(`import { AwsKmsAccount, AwsKmsAcl, AwsKmsAction, CckmProvider } from "cdktf-cckm";`);
  expect(text).toContain(`const kmsPayments = new AwsKmsAccount(stack, "kms-payments", {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws",
  regions: ["eu-west-1", "us-east-1"],
});
kmsPayments.importFrom("${kms.id}");`);
  expect(text).toContain(`const aclPaymentsCckmUsers = new AwsKmsAcl(stack, "acl-payments-cckm-users", {
  kms: kmsPayments,
  group: "CCKM Users",
  actions: [AwsKmsAction.KEY_CREATE, "keyfuture"],
});
aclPaymentsCckmUsers.importFrom("${kms.id}::group::CCKM Users");`);
  expect({ count, warnings }).toEqual({ count: 2, warnings: [] });
});

test("a vault is written with what it holds, and its permissions and secrets refer to it", () => {
  const acl = { on: vault, principal: { user_id: "local|1" }, actions: ["keycreate", "keyfuture", "view"] };
  const secret = { secret_name: "db", key_vault: vault.name, azure_param: { attributes: {}, tags: {} } };
  const { text, count, warnings } = writeProgram(
    { ...nothing, vaults: [vault], vaultAcls: [acl], secrets: [secret as never] },
    "brownfield",
  );
  expect(text).toContain(`import { AzureSecret, AzureVault, AzureVaultAcl, AzureVaultAction, CckmProvider } from`);
  expect(text).toContain(`const vaultPaymentsKv = new AzureVault(stack, "vault-payments-kv", {
  name: "payments-kv",
  subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863",
  azureConnection: "azure",
  cloudKeyBackupLimit: 10,
});
vaultPaymentsKv.importFrom("${vault.id}");`);
  expect(text).toContain(`new AzureVaultAcl(stack, "acl-payments-kv-local-1", {
  vault: vaultPaymentsKv,
  userId: "local|1",
  actions: [AzureVaultAction.KEY_CREATE, "keyfuture", AzureVaultAction.VIEW],
});`);
  expect(text).toContain(`.importFrom("${vault.id}::user::local|1");`);
  expect(text).toContain(`  secretName: "db",
  keyVault: vaultPaymentsKv.keyVault,
});`);
  expect({ count, warnings }).toEqual({ count: 3, warnings: [] });
});

test("a vault whose connection CCKM does not tell is left out, and what is on it refers to its id and name", () => {
  const acl = { on: vault, principal: { group: "CCKM Users" }, actions: ["view"] };
  const { connection: _, ...bare } = vault;
  const { text, warnings } = writeProgram({ ...nothing, vaults: [bare], vaultAcls: [acl] }, "brownfield");
  expect(warnings).toEqual([
    `Left out: the Azure vault "${vault.name}". azure_connection: Missing required argument. The argument "azure_connection" is required, but no definition was found. Set it. (argument-missing)`,
  ]);
  expect(text).toContain(`vault: "${vault.id}"`);
});

test("no character that turns a line around or steers a terminal gets into the program, and each name stays what it is", () => {
  const name = `pay\u202e${"$"}{x}\u2066\u001b[2J\u009b\u200b"ments`;
  const { text } = writeProgram({ ...nothing, accounts: [{ ...kms, name }] }, "brownfield");
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  const literal = /name: (".*"),/.exec(text)?.[1] ?? "";
  expect(JSON.parse(literal).replace("$${", "${")).toBe(name);
});

test("what Terraform would print as it is, and a terminal would obey, is left out", () => {
  const acl = { on: kms, principal: { group: "admins\u001b[2J" }, actions: ["keycreate"] };
  const { text, warnings } = writeProgram({ ...nothing, accounts: [kms], acls: [acl] }, "brownfield");
  expect(text).not.toContain("AwsKmsAcl");
  expect(warnings).toEqual([
    expect.stringMatching(/^Left out: the permissions of "admins\\u001b\[2J" on "payments"\./),
  ]);
});

test("a warning holds the beginning of a name alone, however long the one that a server says", () => {
  const name = "x".repeat(100_000);
  const long = { ...vault, id: name, name };
  const acl = { on: long, principal: { group: `\u001b${name}` }, actions: ["view"] };
  const deleted = { key_vault: name, secret_name: name, status: name };
  const found = { ...nothing, accounts: [{ ...kms, name }], vaults: [long], vaultAcls: [acl], deleted: [deleted] };
  const { warnings } = writeProgram(found as typeof nothing, "brownfield");
  expect(warnings).toHaveLength(3);
  for (const warning of warnings) expect(warning.length).toBeLessThan(1500);
});

test("what no configuration may hold is left out with the reason, and its permissions refer to the id", () => {
  const odd = { ...kms, regions: ["moon"] };
  const acl = { on: odd, principal: { user_id: "local|1" }, actions: ["reportview"] };
  const { text, count, warnings } = writeProgram({ ...nothing, accounts: [odd], acls: [acl] }, "brownfield");
  expect(warnings).toEqual([
    expect.stringMatching(
      /^Left out: the AWS KMS account "payments"\. regions: Invalid value\. Expected .+, got "moon"\./,
    ),
  ]);
  expect(count).toBe(1);
  expect(text).toContain(`kms: "${kms.id}"`);
});

test("texts that look like cdktf's tokens pass cdktf as they are", () => {
  const texts = [
    `a\${TfToken[TOKEN.0]}`,
    "#{TfToken[TOKEN.7]}",
    "&{TfToken[TOKEN.1]}",
    "n-8.1095622125913805e+298",
    "{TFTOKEN[",
    "n[TOKEN.3]",
    "TfTokenTOKEN0",
  ];
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  texts.forEach((name, index) => {
    const written = JSON.parse(textLiteral(name)) as string;
    const props = { name: written, accountId: `12345678901${index}`, awsConnection: "aws", regions: ["eu-west-1"] };
    new AwsKmsAccount(stack, `x${index}`, props).importFrom(written);
  });
  expect(problemsOf(stack)).toEqual([]);
  const { resource } = JSON.parse(Testing.synth(stack));
  const names = Object.values(resource.cckm_aws_kms_account as Record<string, { name: string }>).map(({ name }) =>
    name.replace(/\$\{"(.)"\}/g, "$1").replace("$${", "${"),
  );
  expect(names).toEqual(texts);
});
