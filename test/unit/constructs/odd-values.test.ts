import { TerraformStack, Testing } from "cdktf";
import { AwsKmsAccount, AzureSecret, CckmEnvironment, CckmProvider } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";

// What people run through tsx is never type-checked.
const account = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const secret = { secretName: "db", keyVault: "v::260ecbe7-777b-4d3c-84ea-887620498863" };

function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  build(stack);
  return stack;
}

const withName = (name: unknown) => stackWith((s) => new AwsKmsAccount(s, "x", { ...account, name: name as string }));
const withTags = (tags: unknown) =>
  stackWith((s) => new AzureSecret(s, "x", { ...secret, tags: tags as Record<string, string> }));

const circular: Record<string, unknown> = {};
circular.itself = circular;

test.each<[string, unknown]>([
  ["a function", () => "payments"],
  ["a symbol", Symbol("payments")],
  ["a bigint", 10n],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["an object without a prototype", Object.create(null)],
  ["an object that holds itself", circular],
  ["a text object", new String("payments")],
])("%s where a text belongs is one of the problems of the synth", (_, value) => {
  expect(problemsOf(withName(value))).toEqual([
    expect.stringMatching(/^\[dev\/x\] name: .*Expected name to be string/),
  ]);
});

test.each<[string, (stack: TerraformStack) => void]>([
  ["secrets as a map of values", (s) => withSecrets(s, { db: "hunter2" })],
  ["secrets as a map of settings", (s) => withSecrets(s, { db: { value: "hunter2" } })],
  ["secrets as a list of values", (s) => withSecrets(s, ["hunter2"])],
  ["secrets as JSON", (s) => withSecrets(s, '{"db":"hunter2"}')],
  ["secrets as bytes", (s) => withSecrets(s, Buffer.from("hunter2"))],
  ["the secret with its name", (s) => withSecretName(s, { name: "db", value: "hunter2" })],
  ["the secret with its name, in a list", (s) => withSecretName(s, [{ name: "db", value: { text: "hunter2" } }])],
  [
    "the password with its user",
    (s) => new CckmProvider(s, "y", { alias: "y", username: { password: "hunter2" } as never }),
  ],
  [
    "the password of a connection",
    (s) => new AzureSecret(s, "x", { ...secret, connection: [{ password: "hunter2" }] as never }),
  ],
])("%s where something else belongs is refused, and not repeated: it may be a secret", (_, make) => {
  const problems = problemsOf(stackWith(make)).join("\n");
  expect(problems).toMatch(
    /Expected \w+ to be [^\n]*, got (an object|a list|a string|[[{]+"\w+":"…"[}\]]+|\[?\{"name":"…","value":"…"\}\]?)\./,
  );
  expect(problems).not.toContain("hunter2");
});

function withSecrets(stack: TerraformStack, secrets: unknown): void {
  new CckmEnvironment(stack, "x", { secrets: secrets as never });
}

function withSecretName(stack: TerraformStack, secretName: unknown): void {
  new AzureSecret(stack, "x", { ...secret, secretName: secretName as string });
}

test.each<[string, unknown, string]>([
  ["by itself", 10n, "got 10n, a bigint."],
  ["in a list", [10n], 'got ["10n"].'],
])("a bigint %s is called one, and not the number that was expected", (_, value, said) => {
  const stack = stackWith((s) => new AzureSecret(s, "x", { ...secret, valueVersion: value as number }));
  expect(problemsOf(stack)).toEqual([expect.stringContaining(`Expected valueVersion to be number, ${said}`)]);
});

test.each<[string, unknown]>([
  ["a Map", new Map([["team", "a"]])],
  ["a Set", new Set(["team"])],
  ["a Date", new Date(0)],
  ["an Error", new Error("team")],
  ["bytes", Buffer.from("team")],
])("%s where a map belongs is refused, and not written as an empty one", (_, value) => {
  expect(problemsOf(withTags(value))).toEqual([expect.stringContaining("Expected tags to be map(string), got a ")]);
});

test("an object without a prototype where settings or construct options belong is one of the problems of the synth", () => {
  const none = Object.create(null);
  const settings = stackWith((s) => new CckmEnvironment(s, "x", { accounts: none, release: none }));
  expect(problemsOf(settings)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^\[dev\/x\] accounts: .*got an object/),
      expect.stringMatching(/^\[dev\/x\/release\] releaseId: /),
    ]),
  );
  const options = stackWith((s) => new AwsKmsAccount(s, "x", { ...account, dependsOn: none, count: none }));
  expect(problemsOf(options).map((problem) => problem.split(": ")[0])).toEqual(["[dev/x] dependsOn", "[dev/x] count"]);
});

test("a tag that cdktf would leave out is refused, and passes as an expression", () => {
  const problems = problemsOf(withTags(JSON.parse('{"__proto__":"a","team":"b"}')));
  expect(problems).toEqual([expect.stringContaining("the key __proto__")]);
  const stack = withTags({ '${"__proto__"}': "a" });
  expect(problemsOf(stack)).toEqual([]);
  const { resource } = JSON.parse(Testing.synth(stack));
  expect(resource.cckm_azure_secret.x.tags).toEqual({ '${"__proto__"}': "a" });
});

test.each(["0x10", " 5 ", "1_000", "5n", "Infinity", "٥"])("%j is no number to Terraform, and none here", (value) => {
  const stack = stackWith((s) => new AzureSecret(s, "x", { ...secret, valueVersion: value as unknown as number }));
  expect(problemsOf(stack)).toEqual([expect.stringContaining("Expected valueVersion to be number")]);
});

test.each(["5", "5.0", "1e3", "+5"])("%j is a number to Terraform, and one here", (value) => {
  const stack = stackWith((s) => new AzureSecret(s, "x", { ...secret, valueVersion: value as unknown as number }));
  expect(problemsOf(stack)).toEqual([]);
});

test.each([`a\${TfToken[TOKEN.99999]}`, `\${TfToken[TOKEN.99999]}`, "#{TfToken[TOKEN.99999]}"])(
  "the text of a token that nobody made, %s, is told beside the other problems",
  (text) => {
    const stack = stackWith((s) => {
      new AwsKmsAccount(s, "x", { ...account, name: text });
      new AwsKmsAccount(s, "y", { ...account, regions: ["moon"] });
      new AzureSecret(s, "z", { ...secret, tags: { [text]: "a" } });
    });
    const problems = problemsOf(stack);
    expect(problems.map((problem) => /^\[dev\/.\]/.exec(problem)?.[0])).toEqual(["[dev/x]", "[dev/y]", "[dev/z]"]);
    expect(() => Testing.synth(stack, true)).toThrow("Validation failed");
  },
);

test("a problem names a key of a map as it is written", () => {
  const keys = ["cost_center", "a b", "constructor"];
  const tags = Object.fromEntries(keys.map((key) => [key, null]));
  expect(problemsOf(withTags(tags)).map((problem) => problem.split(": ")[0])).toEqual([
    "[dev/x] tags.cost_center",
    '[dev/x] tags["a b"]',
    "[dev/x] tags.constructor",
  ]);
});
