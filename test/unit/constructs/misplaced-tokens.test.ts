import { type App, Fn, Lazy, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  AwsKmsAccount,
  AwsKmsAcl,
  AzureSecret,
  AzureVault,
  AzureVaultAcl,
  CckmProvider,
  Principal,
  Release,
} from "../../../lib";
import * as words from "../../../lib/constructs/words";
import { inOneLine } from "../../../lib/words";
import { problemsOf, testApp } from "../../support/app";
import { ofArgument } from "../../support/messages";
import { tf } from "./samples";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

const KMS = "0b90f8de-8617-498d-ad63-ca18eb717ae7";

let stack: TerraformStack;
const newStack = () => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
};
beforeEach(newStack);

const variable = () => (stack.node.tryFindChild("v") as TerraformVariable) ?? new TerraformVariable(stack, "v", {});
const list = () => variable().listValue;
const map = () => Token.asStringMap(variable().value);

const account = (props: object) => new AwsKmsAccount(stack, "payments", { ...ACCOUNT, ...props });
const secret = (tags: Record<string, string>) =>
  new AzureSecret(stack, "db", {
    secretName: "db",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    tags,
  });

function errorOfSynth(): Error {
  try {
    (stack.node.root as App).synth();
  } catch (error) {
    return error as Error;
  }
  throw new Error("The synth went through.");
}

test.each<[string, () => object, string]>([
  ["in a text", () => ({ name: `team-${list()}` }), "name"],
  ["joined by JavaScript", () => ({ name: list().join("+") }), "name"],
  ["of which JavaScript takes an element", () => ({ awsConnection: list()[0] }), "awsConnection"],
  ["among other elements", () => ({ regions: ["eu-west-1", ...list()] }), "regions"],
  ["in a text of a list", () => ({ regions: [`${list()}-1`, "eu-west-1"] }), "regions"],
])("a list that only Terraform knows, %s, is refused beside all other problems", (_, props, name) => {
  account({ accountId: "1", ...props() });
  expect(() => (stack.node.root as App).synth()).toThrow(ofArgument("prod/payments", name, words.listMisplaced({})));
  expect(problemsOf(stack)).toContainEqual(expect.stringContaining("[prod/payments] accountId: Invalid value."));
});

test.each<[string, () => Record<string, string>]>([
  ["among other keys", () => ({ ...map(), team: "payments" })],
  ["in a text", () => ({ team: `team-${map()}` })],
  ["of which JavaScript takes a value", () => ({ team: Object.values(map())[0]! })],
])("a map that only Terraform knows, %s, is refused with the construct's path", (_, tags) => {
  secret(tags());
  expect(() => (stack.node.root as App).synth()).toThrow(ofArgument("prod/db", "tags", words.mapMisplaced({})));
});

test.each<[string, () => unknown, string]>([
  ["in a text of an override", () => account({}).addOverride("name", `team-${list()}`), "name"],
  ["among others of an override", () => account({}).addOverride("regions", ["eu-west-1", ...list()]), "regions"],
  ["that an override adds to others", () => account({}).addOverride("regions", list()), "regions"],
  ["in a text of a function", () => account({ name: Fn.upper(`team-${list()}`) }), "name"],
  ["among others of a function", () => account({ regions: Fn.concat([["eu-west-1", ...list()]]) }), "regions"],
  [
    "in an override of the stack",
    () => {
      account({});
      stack.addOverride("resource.cckm_aws_kms_account.payments.name", `team-${list()}`);
    },
    "name",
  ],
])(
  "a list that only Terraform knows, %s, is refused with the construct's path, without a stack trace",
  (_, given, name) => {
    given();
    new AwsKmsAccount(stack, "other", { ...ACCOUNT, accountId: "1", name: "other", regions: ["eu-north-1"] });
    const error = errorOfSynth();
    expect(error.message).toContain(ofArgument("prod/payments", name, words.listMisplaced({})));
    expect(error.message).toContain("[prod/other] accountId: Invalid value.");
    expect(error.stack).not.toMatch(/^ +at /m);
  },
);

test.each<[string, () => unknown]>([
  ["among other keys of an override", () => secret({}).addOverride("tags", { ...map(), team: "payments" })],
  ["among other keys of a function", () => secret(Fn.merge([{ ...map(), team: "payments" }]))],
])("a map that only Terraform knows, %s, is refused with the construct's path, without a stack trace", (_, given) => {
  given();
  const error = errorOfSynth();
  expect(error.message).toContain(ofArgument("prod/db", "tags", words.mapMisplaced({})));
  expect(error.stack).not.toMatch(/^ +at /m);
});

test("an expression that fails in an element of another package ends a synth as before", () => {
  account({});
  new TerraformOutput(stack, "team", { value: `team-${list()}` });
  expect(errorOfSynth().message).toContain("Found an encoded list token string in a scalar string context");
});

test("a list and a map that stand alone are taken, and what Terraform's functions make of them", () => {
  account({ name: Fn.element(list(), 0), regions: variable().listValue });
  secret(map());
  expect(problemsOf(stack)).toEqual([]);
  expect(stack.toTerraform().resource).toMatchObject({
    cckm_aws_kms_account: { payments: { name: tf("element(var.v, 0)"), regions: tf("var.v") } },
    cckm_azure_secret: { db: { tags: tf("var.v") } },
  });
});

test("a grant to a group whose name is such a list in a text says so, with the construct's path", () => {
  const group = Principal.group(`team-${list()}`);
  expect(() => account({}).grant(group, ["keycreate"])).toThrow(
    "[prod/payments] grant: Invalid value. Expected a list",
  );
});

test.each<[string, string, () => unknown]>([
  ["the id of a release", "[prod/r] releaseId", () => new Release(stack, "r", { releaseId: `v-${list()}` })],
  ["the id to import", "[prod/payments]", () => account({}).importFrom(`${list()}`)],
  [
    "the id of another app's account",
    "[prod/f] kmsId",
    () => AwsKmsAccount.fromKmsId(stack, "f", `${list()}`).grant(Principal.group("Users"), ["keycreate"]),
  ],
  [
    "the id of another app's vault",
    "[prod/f] vaultId",
    () => AzureVault.fromVaultId(stack, "f", list()[0]!).grant(Principal.group("Users"), ["keycreate"]),
  ],
])("a list that only Terraform knows, in %s, is refused in words of ours", (_, place, make) => {
  make();
  expect(problemsOf(stack)).toEqual([expect.stringContaining(`${place}`)]);
  expect(errorOfSynth().message).toContain("(token-list-misplaced)");
});

const inFunction = () => Fn.upper(`team-${list()}`);
const fails = () =>
  Lazy.stringValue({
    produce: () => {
      throw new Error("no such team");
    },
  });
const ACTIONS = ["keycreate"];

test.each<[string, string, (given: string) => unknown]>([
  ["an account", "[prod/p] kms:", (kms) => new AwsKmsAcl(stack, "p", { kms, group: "Users", actions: ACTIONS })],
  ["a group", "[prod/p] group:", (group) => new AwsKmsAcl(stack, "p", { kms: KMS, group, actions: ACTIONS })],
  ["a user", "[prod/p] userId:", (userId) => new AwsKmsAcl(stack, "p", { kms: KMS, userId, actions: ACTIONS })],
  [
    "a vault",
    "[prod/p] vault:",
    (vault) => new AzureVaultAcl(stack, "p", { vault, group: "Users", actions: ["view"] }),
  ],
  [
    "another app's account",
    "[prod/f/group-Users] kms:",
    (id) => AwsKmsAccount.fromKmsId(stack, "f", id).grant(Principal.group("Users"), ACTIONS),
  ],
  ["a granted group", " group:", (group) => account({}).grant(Principal.group(group), ACTIONS)],
  [
    "the vault of a secret",
    "[prod/s] keyVault:",
    (keyVault) => new AzureSecret(stack, "s", { secretName: "s", keyVault }),
  ],
  ["a release", "[prod/r] releaseId:", (releaseId) => new Release(stack, "r", { releaseId })],
  ["a release's settings", "[prod/r] settings:", (team) => new Release(stack, "r", { settings: { team } })],
  ["an import", "[prod/payments]", (id) => account({}).importFrom(id)],
  ["a generated import", "[prod/i]", (id) => AwsKmsAccount.generateConfigForImport(stack, "i", id)],
  [
    "the provider",
    "[prod/cckm] address:",
    (address) => {
      account({});
      (stack.node.findChild("cckm") as CckmProvider).address = address;
    },
  ],
  [
    "the stack's override of its provider",
    "address of override provider.cckm:",
    (address) => {
      account({});
      stack.addOverride("provider.cckm.0.address", address);
    },
  ],
])(
  "what cannot be resolved, in the id or name of %s, is refused beside all others, without a trace",
  (_, place, make) => {
    for (const [given, told] of [
      [inFunction, words.listMisplaced({})],
      [fails, words.invalidExpression({ reason: "no such team." })],
    ] as const) {
      make(given());
      new AwsKmsAccount(stack, "other", { ...ACCOUNT, accountId: "1", name: "other", regions: ["eu-north-1"] });
      const error = errorOfSynth();
      expect(error.message).toContain(`${place} ${inOneLine(told)}`);
      expect(error.message).toContain("[prod/other] accountId: Invalid value.");
      expect(error.stack).not.toMatch(/^ +at /m);
      newStack();
    }
  },
);

test("a construct in the place of an id is told to give the id", () => {
  AwsKmsAccount.fromKmsId(stack, "f", account({}) as never).grant(Principal.group("Users"), ["keycreate"]);
  expect(problemsOf(stack)).toEqual([expect.stringContaining("[prod/f] kmsId: Missing required argument.")]);
  expect(errorOfSynth().message).toContain("got the construct prod/payments. Give its kmsId.");
});

test.each<[string, () => object]>([
  ["a reference", () => ({ ...(variable().value as object), team: "a" })],
  ["a function's result", () => ({ ...(Fn.merge([map(), {}]) as object), team: "a" })],
])("a map that only Terraform knows, of which JavaScript took the members, is told as that: %s", (_, tags) => {
  secret(tags() as Record<string, string>);
  expect(problemsOf(stack)).toEqual([ofArgument("prod/db", "tags", words.mapMisplaced({}))]);
});
