import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { AdoptPolicy, AwsKmsAccount, CckmProvider, DataAwsAccount, SecretInput } from "../../../../lib";
import * as words from "../../../../lib/constructs/words";
import { cckmProviderSchema } from "../../../../lib/contract";
import { quote, wrongType } from "../../../../lib/schema";
import { inOneLine } from "../../../../lib/words";
import { problemsOf, testApp } from "../../../support/app";
import { camel, type Members, tf } from "../samples";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws-prod", regions: ["eu-west-1"] };

const newStack = () => new TerraformStack(testApp(), "prod");

const json = (stack: TerraformStack) => JSON.parse(Testing.synth(stack));

const EVERYTHING = {
  address: "https://cm.example.com",
  username: "deployer",
  password: SecretInput.fromVariable("cm_password"),
  domain: "payments",
  authDomain: "root",
  caCert: "ca.pem",
  allowPlainHttp: false,
  noSslVerify: false,
  restApiTimeout: 30,
  adopt: AdoptPolicy.NEVER,
  alsoKnownAs: ["https://cm-old.example.com", "#payments-old"],
};

test("null in a list of a provider is refused with the element's place, like that of a resource", () => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", { ...EVERYTHING, alsoKnownAs: ["#payments-old", null] } as never);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(
      "[prod/cckm] alsoKnownAs[1]: Null value found in list. Expected alsoKnownAs[1] to be string",
    ),
  ]);
});

test("every argument of the contract is written, as JSON and as HCL", () => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", EVERYTHING);
  const [block] = json(stack).provider.cckm;
  expect(Object.keys(block).sort()).toEqual(Object.keys(cckmProviderSchema.attributes).sort());
  const hcl = Testing.synthHcl(stack);
  for (const [name, value] of Object.entries({ ...block, password: tf("var.cm_password") })) {
    expect(block[name]).toBe(value);
    expect(hcl.replaceAll(/\s+/g, "")).toContain(`${name}=${JSON.stringify(value)}`.replaceAll(/\s+/g, ""));
  }
});

test.each(Object.keys(EVERYTHING).map((name) => [name]))("%s can be read, set and reset", (name) => {
  const stack = newStack();
  const provider = new CckmProvider(stack, "cckm") as unknown as Members;
  expect(provider[name]).toBeUndefined();
  const value = (EVERYTHING as Members)[name];
  provider[name] = value;
  expect([provider[name], provider[`${name}Input`]]).toEqual([value, value]);
  expect(json(stack).provider.cckm[0]).not.toEqual({});
  (provider[`reset${camel(`_${name}`)}`] as () => void).call(provider);
  expect(json(stack).provider.cckm[0]).toEqual({});
});

test("the stack requires the provider by its full source", () => {
  const stack = newStack();
  const { terraformGeneratorMetadata } = new CckmProvider(stack, "cckm");
  expect(json(stack).terraform.required_providers.cckm).toEqual({
    source: "terraform.local/cdktf-cckm/cckm",
    version: terraformGeneratorMetadata?.providerVersion,
  });
});

test.each([undefined, "eu"])("two configurations with the alias %j are refused with their paths", (alias) => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", { alias, install: false });
  new CckmProvider(new Construct(stack, "base"), "cckm", { alias, install: false });
  new CckmProvider(stack, "other", { alias: "other", install: false });
  const twice = inOneLine(words.providerTwice({ one: "prod/cckm", other: "prod/base/cckm", alias }));
  expect(problemsOf(stack)).toEqual([`[prod] ${twice}`]);
});

test("an alias distinguishes two configurations", () => {
  const stack = newStack();
  new CckmProvider(stack, "cckm");
  const second = new CckmProvider(stack, "second", { alias: "second" });
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, provider: second });
  expect(json(stack).provider.cckm).toEqual([{}, { alias: "second" }]);
  expect(json(stack).resource.cckm_aws_kms_account.payments.provider).toBe("cckm.second");
});

describe("a stack without a CCKM provider", () => {
  test("is refused at synth, once, with what to add", () => {
    const stack = newStack();
    new NullProvider(stack, "null");
    new AwsKmsAccount(stack, "payments", ACCOUNT);
    new AwsKmsAccount(stack, "invoices", { ...ACCOUNT, name: "invoices" });
    new DataAwsAccount(stack, "account", { awsConnection: "aws-prod" });
    const errors = stack.node.validate().filter((error) => error.includes("Missing provider"));
    expect(errors).toEqual([
      'Missing provider. AwsKmsAccount at prod/payments needs the CCKM provider, and stack prod has none. Add new CckmProvider(stack, "cckm", { address: "https://cm.example.com" }) to the stack. (provider-missing)',
    ]);
    expect(() => Testing.synth(stack, true)).toThrow("Missing provider. AwsKmsAccount at prod/payments");
  });

  test("is refused where only a stack that is nested in it has one, since that is in a file of its own", () => {
    const stack = newStack();
    new AwsKmsAccount(stack, "payments", ACCOUNT);
    new CckmProvider(new TerraformStack(stack, "nested"), "cckm", { install: false });
    expect(() => Testing.synth(stack, true)).toThrow("Missing provider. AwsKmsAccount at prod/payments");
  });

  test("is fine once it has one, an alias included", () => {
    const stack = newStack();
    const provider = new CckmProvider(stack, "cckm", { alias: "only", install: false });
    new AwsKmsAccount(stack, "payments", { ...ACCOUNT, provider });
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });
});

describe("on Windows", () => {
  const platform = process.platform;
  beforeEach(() => Object.defineProperty(process, "platform", { value: "win32" }));
  afterEach(() => Object.defineProperty(process, "platform", { value: platform }));

  test.each([
    [true, ["Windows is not supported. The provider is a Node.js program"]],
    [false, []],
  ])("with install: %s the warnings are %j", (install, expected) => {
    const { node } = new CckmProvider(newStack(), "cckm", { install });
    const warnings = node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
    expect(warnings).toEqual(expected.map((text) => expect.stringContaining(text)));
  });
});

test.each([
  [
    "",
    '[dev/cckm] address: Invalid value. Expected address to be `https://<host>[:<port>]`, got "". Leave it out for the environment\'s CIPHERTRUST_ADDRESS. (provider-address-empty)',
  ],
  ["  ", "address: Invalid value."],
  ["https://cm.example.com?tenant=eu", "The domain that the user was created in is auth_domain"],
  ["https://cm.example.com/#eu", "without a query"],
  [
    "https://cm.example.com/manager",
    '[dev/cckm] address: Invalid value. Expected address to be `https://<host>[:<port>]`, got "https://cm.example.com/manager": it has a path. Correct the address, such as https://cm.example.com. (provider-address-malformed)',
  ],
  ["cm.example.com", 'got "cm.example.com": it has no scheme'],
  ["https://cm.example.com:77777", "it is not a URL"],
  ["ftp://cm.example.com", "it has the scheme ftp"],
  ["https://admin:x@cm.example.com", "Use username and password"],
])("the address %j is refused at synth, with what to do", (address, message) => {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { address, install: false });
  expect(problemsOf(stack)).toEqual([expect.stringContaining(message)]);
});

test.each([
  "https://cm.example.com?password=test-password-value",
  "https://cm.example.com/;pw=test-password-value",
  "$test-password-value!",
])("the address %j, which may hold a password, is refused at synth without its text", (address) => {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { address, install: false });
  expect(problemsOf(stack)).toEqual([expect.stringMatching(/^\[dev\/cckm\] address: (?!.*test-password-value)/)]);
});

test.each([
  "https://cm.example.com/api/",
  "https://cm.example.com:8443/",
  " https://[::1]:80",
  "http://localhost:8080",
])("the address %j is accepted at synth", (address) => {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { address, install: false });
  expect(problemsOf(stack)).toEqual([]);
});

const variableOf = (stack: TerraformStack) => new TerraformVariable(stack, "v", {});

test.each<[string, (stack: TerraformStack) => unknown, string]>([
  ["a text that only Terraform knows", (stack) => variableOf(stack).stringValue, "one that only Terraform knows"],
  ["such a number", (stack) => `eu${variableOf(stack).numberValue}`, "one that only Terraform knows"],
  ["a number", () => 5, "5"],
  ["two words", () => "eu west", '"eu west"'],
  ["a digit in front", () => "1eu", '"1eu"'],
  ["an empty text", () => "", '""'],
])("an alias of %s is refused at synth", (_, alias, got) => {
  const stack = newStack();
  new CckmProvider(stack, "eu", { alias: alias(stack) as string, install: false });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(
      `[prod/eu] alias: Invalid alias. Expected alias to be a letter or "_", then letters, digits, "_" and "-", known here, got ${got}.`,
    ),
  ]);
});

test.each(["false", "no", 0, []])("install: %j is refused, which JavaScript would read as it pleases", (install) => {
  const stack = newStack();
  new CckmProvider(stack, "cckm", { install: install as never });
  const told = wrongType({ name: "install", value: quote(install), type: "true or false" });
  expect(problemsOf(stack)).toEqual([`[prod/cckm] install: ${inOneLine(told)}`]);
});
