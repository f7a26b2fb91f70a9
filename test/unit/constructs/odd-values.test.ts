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

test.each<[string, unknown, string]>([
  ["by itself", 10n, "got 10n, a bigint."],
  ["in a list", [10n], 'got ["10n"].'],
  ["in an object", { one: 10n }, 'got {"one":"10n"}.'],
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
      expect.stringMatching(/^\[dev\/x\] accounts: .*got \[object Object\]/),
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
