import { conditional, Fn, TerraformCount, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import {
  AwsKmsAccount,
  AzureSecret,
  CckmEnvironment,
  CckmProvider,
  Principal,
  Release,
  RequireExpiry,
} from "../../../lib";
import * as words from "../../../lib/constructs/words";
import { problemsOf, testApp } from "../../support/app";
import { ofArgument } from "../../support/messages";
import { tf } from "./samples";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

let stack: TerraformStack;
let number: number;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  number = new TerraformVariable(stack, "n", { type: "number" }).numberValue;
});

const written = () => JSON.parse(Testing.synth(stack, true)).resource;

test.each<[string, (number: number) => string, string]>([
  ["behind letters", (n) => `cnt${n}`, `cnt${tf("var.n")}`],
  ["behind a hyphen", (n) => `team-${n}`, `team-${tf("var.n")}`],
  ["before a hyphen", (n) => `${n}-team`, `${tf("var.n")}-team`],
  ["between digits", (n) => `1${n}2`, `1${tf("var.n")}2`],
  ["beside a number that is known", (n) => `1e+5 ${n}`, `1e+5 ${tf("var.n")}`],
  ["twice", (n) => `${n}-${n}`, `${tf("var.n")}-${tf("var.n")}`],
  ["alone", (n) => `${n}`, tf("var.n")],
])("a number that only Terraform knows, in a text %s, is its expression there", (_, text, expected) => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: text(number) });
  expect(problemsOf(stack)).toEqual([]);
  expect(written().cckm_aws_kms_account.payments.name).toBe(expected);
  expect(Testing.synthHcl(stack)).toContain(`"${expected}"`);
});

test.each<[string, (number: number) => string, string]>([
  ["of a choice", (n) => tf(`var.on ? "team-${n}" : "dev"`), tf(`var.on ? "team-${tf("var.n")}" : "dev"`)],
  ["that is a key", (n) => tf(`var.names["k${n}"]`), tf(`var.names["k${tf("var.n")}"]`)],
  ["behind a quote", (n) => tf(`upper("\\"-${n}")`), tf(`upper("\\"-${tf("var.n")}")`)],
  ["within another", (n) => tf(`"a-${tf(`"b-${n}"`)}"`), tf(`"a-${tf(`"b-${tf("var.n")}"`)}"`)],
  ["as an expression", (n) => tf(`upper("t-${tf(`${n} + 1`)}")`), tf(`upper("t-${tf("var.n + 1")}")`)],
  ["behind an object", (n) => tf(`f({ a = 1 }, "x-${n}", ${n})`), tf(`f({ a = 1 }, "x-${tf("var.n")}", var.n)`)],
  ["of a directive", (n) => `%{ if ${n} > 1 }t-${n}%{ endif }`, `%{ if var.n > 1 }t-${tf("var.n")}%{ endif }`],
  ["beside it", (n) => tf(`format("t-%d", ${n})`), tf('format("t-%d", var.n)')],
  ["that is none", (n) => `$${tf(`x-${n}`)}`, `$${tf(`x-${tf("var.n")}`)}`],
])("a number that only Terraform knows, in a text of an expression %s, is its value there", (_, text, expected) => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: text(number) });
  expect(problemsOf(stack)).toEqual([]);
  expect(written().cckm_aws_kms_account.payments.name).toBe(expected);
  expect(Testing.synthHcl(stack)).toContain(`"${expected}"`);
});

test("the index of a count is its expression in a text, also where the text has rules", () => {
  const count = TerraformCount.of(2);
  const keyVault = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
  new AzureSecret(stack, "db", {
    count,
    secretName: `cnt${count.index}`,
    keyVault,
    tags: { [`t-${count.index}`]: `a-${count.index}` },
  });
  expect(problemsOf(stack)).toEqual([]);
  expect(written().cckm_azure_secret.db).toMatchObject({
    secret_name: `cnt${tf("count.index")}`,
    tags: { [`t-${tf("count.index")}`]: `a-${tf("count.index")}` },
  });
});

test("a number that only Terraform knows is its expression in a grant and in a release, too", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).grant(Principal.group(`team-${number}`), ["keycreate"]);
  new Release(stack, "release", { releaseId: `r-${number}` });
  expect(Object.values(written().cckm_aws_kms_acl)).toMatchObject([{ group: `team-${tf("var.n")}` }]);
  expect(written().null_resource.release.triggers).toEqual({ release: `r-${tf("var.n")}` });
});

test.each<[string, (number: number) => string]>([
  ["turned around", (n) => `t${-n}`],
  ["doubled", (n) => `t${n * 2}`],
  ["divided", (n) => `t${n / 1000}`],
  ["multiplied", (n) => `t${n * 1e6}`],
  ["to another base", (n) => `t${n.toString(16)}`.slice(0, 200)],
  ["to the base 36", (n) => `t${n.toString(36)}`],
  ["with separators", (n) => `t${n.toLocaleString("en")}`.slice(0, 250)],
  ["to a whole number", (n) => `t${BigInt(n)}`.slice(0, 200)],
  ["turned over", (n) => `t${1 / n}`],
  ["in capitals", (n) => `t${new Intl.NumberFormat("en", { notation: "scientific" }).format(n)}`],
  ["with separators of India", (n) => `t${n.toLocaleString("en-IN")}`.slice(0, 250)],
  ["with other separators", (n) => `t${n.toLocaleString("de")}`.slice(0, 250)],
  ["divided by much", (n) => `t${n / 1e200}`],
  ["divided by almost all", (n) => `t${n / 1e290}`],
  ["divided to a fraction", (n) => `t${n / 3e305}`],
  ["divided by a third", (n) => `t${n / 3e200}`],
  ["with few digits", (n) => `t${n.toPrecision(9)}`],
  ["with three digits", (n) => `t-${n.toPrecision(3)}`],
  ["cut behind eight digits", (n) => `t-${n}`.slice(0, 12)],
  ["cut behind six digits, with text behind it", (n) => `${`team-${n}`.slice(0, 13)}-kms`],
  ["with four digits, as a power of ten", (n) => `t-${n.toExponential(4)}`],
])("a number that only Terraform knows, %s by JavaScript, is refused in a text: it would be a literal", (_, text) => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: text(number) });
  expect(problemsOf(stack)).toEqual([ofArgument("prod/payments", "name", words.brokenToken({}))]);
});

test.each<[string, (number: number) => string, string]>([
  ["multiplied beyond its range", (n) => `team-${n * 1e20}`, "-Infinity"],
  ["multiplied beyond its range, behind a letter and before one", (n) => `t${n * 1e20}Team`, "-Infinity"],
  ["multiplied beyond its range and turned around", (n) => `t${n * -1e20}`, "Infinity"],
  ["without a result", (n) => `t${Math.sqrt(n)}`, "NaN"],
  ["inside an expression", (n) => Fn.upper(`t-${Math.sqrt(n)}`), "NaN"],
])("a number that only Terraform knows, %s, is refused in a text by its name", (_, text, got) => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: text(number) });
  expect(problemsOf(stack)).toEqual([ofArgument("prod/payments", "name", words.numberBeyondRange({ got }))]);
});

test("a text that is really called so passes as an expression", () => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: `team-\${"Infini"}ty` });
  expect(problemsOf(stack)).toEqual([]);
});

test.each<[string, (number: number) => number]>([
  ["doubled", (n) => n * -2],
  ["without a result", (n) => Math.sqrt(n)],
  ["beyond its range", (n) => n * 1e20],
])(
  "a number that only Terraform knows, %s, is refused where a number belongs, in a prop and in an override",
  (_, by) => {
    const secret = { secretName: "db", keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863" };
    new AzureSecret(stack, "a", { ...secret, valueVersion: by(number) });
    new AzureSecret(stack, "b", { ...secret, secretName: "b" }).addOverride("recoverable_days", by(number));
    expect(problemsOf(stack).map((problem) => /^.*?: /.exec(problem)?.[0])).toEqual(
      expect.arrayContaining(["[prod/a] valueVersion: ", "[prod/b] recoverableDays: "]),
    );
  },
);

test("a number that only Terraform knows, changed by JavaScript, is refused in a release, in a grant and in an import", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).grant(Principal.group(`team-${number * 1e20}`), ["keycreate"]);
  new Release(stack, "release", { releaseId: `r-${number * 2}` });
  AwsKmsAccount.generateConfigForImport(stack, "other", `id-${number / 7}`);
  const problems = problemsOf(stack).join("\n");
  expect(problems).toContain("group: Invalid value");
  expect(problems).toContain("[prod/release] releaseId: Invalid value");
  expect(problems).toContain("[prod/other] Invalid value");
});

test("a number that was rounded to what looks like another app's is a problem of a release and an import, and an error of a grant", () => {
  const rounded = `team-${number.toPrecision(3)}`;
  new Release(stack, "release", { releaseId: rounded });
  new AwsKmsAccount(stack, "other", { ...ACCOUNT, name: "other" }).importFrom(rounded);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("[prod/release] releaseId: Invalid value. "),
    expect.stringContaining("[prod/other] Invalid value. "),
  ]);
  const account = new AwsKmsAccount(stack, "payments", { ...ACCOUNT, regions: ["eu-west-2"] });
  expect(() => account.grant(Principal.group(rounded), ["keycreate"])).toThrow(
    "[prod/payments] grant: Invalid value. ",
  );
});

test("an override with a number that would be written as a literal is refused", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).addOverride("name", `team-${number}`);
  expect(problemsOf(stack)).toEqual([ofArgument("prod/payments", "name", words.numberInText({}))]);
});

describe("in a text that an expression takes, where cdktf writes it as a literal, it", () => {
  test.each<[string, (number: number) => unknown]>([
    ["Fn.join, behind a hyphen", (n) => Fn.join("-", ["team", `t-${n}`])],
    ["Fn.join, behind a letter", (n) => Fn.join("-", ["team", `t${n}`])],
    ["Fn.format", (n) => Fn.format("team-%s", [`${n}x`])],
    ["Fn.upper inside Fn.trimspace", (n) => Fn.trimspace(Fn.upper(`t-${n}`))],
    ["conditional", (n) => Token.asString(conditional(true, `t-${n}`, "x"))],
    ["Fn.lookup of a map", (n) => Fn.lookup({ a: `t-${n}` }, "a", "x")],
  ])("is refused: %s", (_, expression) => {
    new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: expression(number) as string });
    expect(problemsOf(stack)).toEqual([ofArgument("prod/payments", "name", words.numberInExpression({}))]);
  });

  test("is refused in a member of an object and in an override, too", () => {
    new AzureSecret(stack, "db", {
      secretName: "db",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      tags: { team: Fn.upper(`t-${number}`) },
    }).addOverride("content_type", Fn.upper(`t-${number}`));
    expect(problemsOf(stack)).toEqual([
      ofArgument("prod/db", "tags", words.numberInExpression({})),
      ofArgument("prod/db", "contentType", words.numberInText({})),
    ]);
  });

  test("is taken where the expression has it alone, or as text", () => {
    new AwsKmsAccount(stack, "a", { ...ACCOUNT, name: Fn.format("team-%d", [number]) });
    const upper = Fn.upper(`t-${Token.asString(number)}`);
    new AwsKmsAccount(stack, "b", { ...ACCOUNT, name: upper, regions: ["eu-west-2"] });
    expect(problemsOf(stack)).toEqual([]);
    expect(written().cckm_aws_kms_account).toMatchObject({
      a: { name: tf('format("team-%d", var.n)') },
      b: { name: tf(`upper("t-${tf("var.n")}")`) },
    });
  });
});

test.each([
  ["a text token in capitals", () => `x-${text().toUpperCase()}`, words.brokenToken({})],
  ["a text token that is cut", () => `x-${text()}`.slice(0, 9), words.brokenToken({})],
  ["a text token without its beginning", () => text().slice(2), words.brokenToken({})],
  ["the end of a text token", () => text().slice(6), words.brokenToken({})],
  ["a text token of whose signs only letters stay", () => text().replace(/\W/g, ""), words.brokenToken({})],
  [
    "a text token with other signs, in small letters",
    () => text().toLowerCase().replace(/\W+/g, "-"),
    words.brokenToken({}),
  ],
  ["a text token in an address", () => encodeURIComponent(text()), words.brokenToken({})],
  ["a key of a map", () => `x-${Object.keys(Token.asStringMap(list()))[0]}`, words.mapMisplaced({})],
  ["a number of a list", () => `x-${Token.asNumberList(list())[0]}`, words.numberOfListInText({})],
])("%s is refused: it would be a literal", (_, name, message) => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: name() });
  expect(problemsOf(stack)).toEqual([ofArgument("prod/payments", "name", message)]);
});

const text = () => new TerraformVariable(stack, "t", {}).stringValue;
const list = () => new TerraformVariable(stack, "l", {}).value;

test("the address of a permission tells the expression, and not cdktf's number for it, which changes from synth to synth", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).grant(Principal.group(`team-${number}`), ["keycreate"]);
  const [name] = Object.keys(written().cckm_aws_kms_acl);
  expect(name).toContain("team-varn");
});

test("an environment refuses a name that only Terraform knows for an id", () => {
  for (const [index, name] of [`team-${number}`, text()].entries()) {
    const accounts = [{ ...ACCOUNT, name, regions: [`eu-west-${index + 1}`] }];
    new CckmEnvironment(stack, `environment-${stack.node.children.length}`, { accounts });
  }
  const ids = expect.stringContaining("Id not known at synth. Expected the account to have a name that is known here");
  expect(problemsOf(stack)).toEqual([ids, ids]);
});

test("an import takes the number's expression", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).importFrom(`id-${number}`);
  AwsKmsAccount.generateConfigForImport(stack, "other", `id-${number}`);
  const ids = (JSON.parse(Testing.synth(stack)).import as { id: string }[]).map(({ id }) => id);
  expect(ids).toEqual([`id-${tf("var.n")}`, `id-${tf("var.n")}`]);
});

test("a number that only Terraform knows, in a text of a resource that only an override of the stack writes, is refused", () => {
  const app = testApp();
  const here = new TerraformStack(app, "overridden");
  new CckmProvider(here, "cckm", { install: false });
  const number = new TerraformVariable(here, "number", {}).numberValue;
  here.addOverride("resource.cckm_aws_kms_account.b.name", `team-${number}`);
  expect(problemsOf(here)).toEqual([
    expect.stringMatching(/name of override cckm_aws_kms_account\.b: Invalid value\..*token-number-in-text/),
  ]);
});

test.each([
  ["data.cckm_aws_kms_accounts.all.name", "name of override data.cckm_aws_kms_accounts.all"],
  ["provider.cckm.domain", "domain of override provider.cckm"],
])(
  "a number that only Terraform knows, in a text that an override of the stack gives %s, is refused",
  (path, place) => {
    stack.addOverride(path, `team-${number}`);
    expect(problemsOf(stack)).toEqual([expect.stringContaining(`[prod] ${place}: Invalid value.`)]);
  },
);

test("a number alone that only Terraform knows is the id of a release", () => {
  new Release(stack, "release", { releaseId: number as never });
  new CckmEnvironment(stack, "environment", { release: number as never });
  expect(problemsOf(stack)).toEqual([]);
  const markers: { triggers: { release: string } }[] = Object.values(written().null_resource);
  expect(markers.map(({ triggers }) => triggers.release)).toEqual([tf("var.n"), tf("var.n")]);
});

test("a number that only Terraform knows is named as such where it is refused", () => {
  const got = "got a number that only Terraform knows.";
  new AwsKmsAccount(stack, "payments", ACCOUNT).importFrom(number as never);
  AwsKmsAccount.fromKmsId(stack, "theirs", number as never);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(`Expected the id to import to be string, ${got}`),
    expect.stringContaining(`Expected the id of a KMS in CCKM, or a token of it, ${got}`),
  ]);
  expect(() => new RequireExpiry({ maxDays: number })).toThrow(`Expected maxDays to be a number, more than 0, ${got}`);
});
