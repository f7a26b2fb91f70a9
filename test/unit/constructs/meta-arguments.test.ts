import { TerraformCount, TerraformIterator, TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  AwsKmsAccount,
  AzureSyncItem,
  AzureSyncJob,
  CckmEnvironment,
  CckmProvider,
  DataAwsKmsAccounts,
  DataAzureSyncJobs,
  PlacedProvider,
  Release,
} from "../../../lib";
import * as words from "../../../lib/constructs/words";
import { problemsOf, testApp } from "../../support/app";
import { ofArgument } from "../../support/messages";
import { classOf, contracts, tf } from "./samples";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
});

describe.each(contracts.map((contract) => [contract.construct, contract] as const))("%s", (_, contract) => {
  test.each([[undefined], [null]])(
    "without arguments (%p) is told what is missing, not where JavaScript broke",
    (props) => {
      expect(() => new (classOf(contract))(stack, "x", props as never)).not.toThrow();
      for (const problem of problemsOf(stack)) expect(problem).toMatch(/^\[prod\/x\] \w+: Missing required argument\./);
    },
  );

  test("with a list for its arguments is refused", () => {
    expect(() => new (classOf(contract))(stack, "x", [] as never)).not.toThrow();
    expect(problemsOf(stack)).toContain(
      "[prod/x] props: Incorrect attribute value type. Expected props to be an object with the arguments, got a list. (type-invalid)",
    );
  });
});

test.each<[string, (props: never) => unknown]>([
  [
    "CckmProvider",
    (props) => {
      stack.node.tryRemoveChild("cckm");
      return new CckmProvider(stack, "x", props);
    },
  ],
  ["CckmEnvironment", (props) => new CckmEnvironment(stack, "x", props)],
  ["Release", (props) => new Release(stack, "x", props)],
])("%s takes no arguments for none, and refuses a text", (_, make) => {
  expect(() => make(null as never)).not.toThrow();
  expect(problemsOf(stack)).toEqual([]);
  stack.node.tryRemoveChild("x");
  make("text" as never);
  expect(problemsOf(stack)).toContainEqual(
    "[prod/x] props: Incorrect attribute value type. Expected props to be an object with the arguments, got a string. (type-invalid)",
  );
});

test.each([[undefined], [{}], [{ folder: 5 }]])("PlacedProvider without a folder (%j) says what it needs", (props) => {
  expect(() => new PlacedProvider(stack, "x", props as never)).toThrow("[prod/x] folder: Missing required argument.");
});

test.each<[string, object, string]>([
  [
    "provider",
    { provider: "other" },
    'provider: Incorrect attribute value type. Expected provider to be a provider, such as a CckmProvider with an alias, got "other". (type-invalid)',
  ],
  [
    "dependsOn",
    { dependsOn: ["cckm_aws_kms_account.a"] },
    'dependsOn: Incorrect attribute value type. Expected dependsOn to be a list of resources, data sources or modules, got ["cckm_aws_kms_account.a"]. (type-invalid)',
  ],
  [
    "count",
    { count: "two" },
    'count: Incorrect attribute value type. Expected count to be a whole number that is not negative, or a TerraformCount of one, got "two". (type-invalid)',
  ],
  ...[1.5, -1, Number.NaN, Number.POSITIVE_INFINITY].flatMap((count): [string, object, string][] => {
    const problem = `count: Incorrect attribute value type. Expected count to be a whole number that is not negative, or a TerraformCount of one, got ${count}. (type-invalid)`;
    return [
      [`a count of ${count}`, { count }, problem],
      [`a TerraformCount of ${count}`, { count: TerraformCount.of(count) }, problem],
    ];
  }),
  [
    "a TerraformCount of a text",
    { count: TerraformCount.of("x" as never) },
    'count: Incorrect attribute value type. Expected count to be a whole number that is not negative, or a TerraformCount of one, got "x". (type-invalid)',
  ],
  [
    "a count of a list that only Terraform knows",
    { count: Token.asList(tf("var.l")) },
    "count: Incorrect attribute value type. Expected count to be a whole number that is not negative, or a TerraformCount of one, got a list that only Terraform knows. (type-invalid)",
  ],
  [
    "a number that only Terraform knows in the name of what is ignored",
    { lifecycle: { ignoreChanges: [`team-${Token.asNumber(tf("var.n"))}`] } },
    "lifecycle.ignoreChanges[0]: Invalid value. Expected a text without numbers that only Terraform knows, got one with such a number",
  ],
  ...["inline", "scripts"].map((name): [string, object, string] => [
    `null among ${name} of a provisioner`,
    { provisioners: [{ type: "remote-exec", [name]: ["true", null] }] },
    `provisioners[0].${name}[1]: Null value found in list. Expected provisioners[0].${name}[1] to be string, got null. Set a value, or leave the element out. (null-in-collection)`,
  ]),
  [
    "null among an interpreter's words",
    { provisioners: [{ type: "local-exec", command: "true", interpreter: [null] }] },
    "provisioners[0].interpreter[0]: Null value found in list. Expected provisioners[0].interpreter[0] to be string, got null.",
  ],
  [
    "nothing among the lines of a provisioner",
    { provisioners: [{ type: "remote-exec", inline: [undefined] }] },
    "provisioners[0].inline[0]: Null value found in list. Expected provisioners[0].inline[0] to be string, got undefined.",
  ],
  [
    "null in a provisioner's environment",
    { provisioners: [{ type: "local-exec", command: "true", environment: { MY_A: null, B: "b" } }] },
    'provisioners[0].environment: Null value found in map. Expected provisioners[0].environment["MY_A"] to be string, got null.',
  ],
  [
    "forEach",
    { forEach: ["a", "b"] },
    'forEach: Incorrect attribute value type. Expected forEach to be a TerraformIterator, got ["a","b"]. (type-invalid)',
  ],
  [
    "lifecycle",
    { lifecycle: "x" },
    'lifecycle: Incorrect attribute value type. Expected lifecycle to be an object, got "x". (type-invalid)',
  ],
  [
    "count beside forEach",
    { count: 1, forEach: TerraformIterator.fromList(["a"]) },
    "forEach: Invalid combination of arguments. Expected exactly one of count, forEach to be set, got count and forEach. Keep one of them. (arguments-conflict)",
  ],
  [
    "a member of lifecycle",
    { lifecycle: { preventDestory: true } },
    'lifecycle.preventDestory: Unsupported argument. An argument named "preventDestory" is not expected here. Did you mean "preventDestroy"?',
  ],
  [
    "an argument that is ignored",
    { lifecycle: { ignoreChanges: ["regions", "awsConnection"] } },
    'lifecycle.ignoreChanges[1]: Unsupported argument. An argument named "awsConnection" is not expected here. Did you mean "aws_connection"?',
  ],
  [
    "a flag of lifecycle",
    { lifecycle: { preventDestroy: "yes" } },
    'lifecycle.preventDestroy: Incorrect attribute value type. Expected lifecycle.preventDestroy to be true or false, got "yes". (type-invalid)',
  ],
  [
    "the word for all arguments in a list, which Terraform refuses",
    { lifecycle: { ignoreChanges: ["all"] } },
    'lifecycle.ignoreChanges: Incorrect attribute value type. Expected lifecycle.ignoreChanges to be a list of the arguments\' names, or "all", got ["all"]. (type-invalid)',
  ],
  [
    "one argument that is ignored, without a list",
    { lifecycle: { ignoreChanges: "regions" } },
    'lifecycle.ignoreChanges: Incorrect attribute value type. Expected lifecycle.ignoreChanges to be a list of the arguments\' names, or "all", got "regions". (type-invalid)',
  ],
  [
    "one resource that triggers a replacement, without a list",
    { lifecycle: { replaceTriggeredBy: "null_resource.x" } },
    'lifecycle.replaceTriggeredBy: Incorrect attribute value type. Expected lifecycle.replaceTriggeredBy to be a list of addresses, such as null_resource.release.id, or of resources, got "null_resource.x". (type-invalid)',
  ],
  [
    "null among what triggers a replacement",
    { lifecycle: { replaceTriggeredBy: [null] } },
    "lifecycle.replaceTriggeredBy: Incorrect attribute value type. ",
  ],
  [
    "a member of a condition",
    { lifecycle: { precondition: [{ condition: true, errorMesage: "x" }] } },
    'lifecycle.precondition[0].errorMesage: Unsupported argument. An argument named "errorMesage" is not expected here. Did you mean "errorMessage"?',
  ],
  [
    "a condition that is none",
    { lifecycle: { postcondition: [null] } },
    "lifecycle.postcondition: Incorrect attribute",
  ],
  [
    "CCKM's connection in the place of Terraform's",
    { connection: "aws" },
    'connection: Incorrect attribute value type. Expected connection to be an object that says how a provisioner reaches a machine (the connection to the cloud is awsConnection), got "aws". (type-invalid)',
  ],
  ["provisioners without a list", { provisioners: "local-exec" }, "provisioners: Incorrect attribute value type."],
  ["null among provisioners", { provisioners: [null] }, "provisioners: Incorrect attribute value type."],
  [
    "an argument of a connection",
    { connection: { type: "ssh", host: "a", usr: "x" } },
    'connection.usr: Unsupported argument. An argument named "usr" is not expected here. Did you mean "user"?',
  ],
  [
    "an argument of a provisioner's connection",
    {
      provisioners: [
        {
          type: "remote-exec",
          inline: ["true"],
          connection: { type: "ssh", host: "a", bastion_host: "b", privateKy: "x" },
        },
      ],
    },
    'provisioners[0].connection.privateKy: Unsupported argument. An argument named "privateKy" is not expected here. Did you mean "privateKey"?',
  ],
  [
    "an argument of a provisioner",
    { provisioners: [{ type: "local-exec", comand: "true" }] },
    'provisioners[0].comand: Unsupported argument. An argument named "comand" is not expected here. Did you mean "command"?',
  ],
  [
    "a kind of provisioner",
    { provisioners: [{ type: "localexec", command: "true" }] },
    'provisioners[0].type: Invalid value. Expected type to be one of ["local-exec", "remote-exec", "file"], got "localexec". Did you mean "local-exec"?',
  ],
  [
    "the time of a provisioner",
    { provisioners: [{ type: "local-exec", command: "true", when: "destory" }] },
    'provisioners[0].when: Invalid value. Expected when to be one of ["create", "destroy"], got "destory". Did you mean "destroy"?',
  ],
])("%s that cdktf would take for nothing or break on is refused", (_, given, problem) => {
  new AwsKmsAccount(stack, "x", { ...ACCOUNT, ...given });
  expect(problemsOf(stack)).toEqual([expect.stringContaining(`[prod/x] ${problem}`)]);
});

test.each<[string, object]>([
  ["lifecycle", { lifecycle: null }],
  ["a member of lifecycle", { lifecycle: { preventDestroy: null, createBeforeDestroy: true, ignoreChanges: null } }],
  ["every meta-argument", { provider: null, dependsOn: null, count: null, forEach: null, connection: null }],
  ["a member of a provisioner", { provisioners: [{ type: "local-exec", command: "true", workingDir: null }] }],
])("null for %s is as good as nothing, in a resource and in a data source", (_, given) => {
  new AwsKmsAccount(stack, "x", { ...ACCOUNT, ...given });
  const { provisioners: _provisioners, connection: _connection, ...ofData } = given as { [name: string]: unknown };
  new DataAwsKmsAccounts(stack, "y", ofData);
  expect(problemsOf(stack)).toEqual([]);
});

test("a provider that is none is refused in a data source, too", () => {
  new DataAwsKmsAccounts(stack, "x", { provider: "other" as never });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(
      '[prod/x] provider: Incorrect attribute value type. Expected provider to be a provider, such as a CckmProvider with an alias, got "other". (type-invalid)',
    ),
  ]);
});

test("a meta-argument that cdktf understands is taken", () => {
  const other = new CckmProvider(stack, "other", { alias: "other", install: false });
  const all = {
    provider: other,
    dependsOn: [new AwsKmsAccount(stack, "a", ACCOUNT)],
    lifecycle: { create_before_destroy: false, preventDestroy: true, ignoreChanges: ["regions", "name"] } as object,
  };
  new AwsKmsAccount(stack, "b", { ...ACCOUNT, name: "b", regions: ["eu-west-2"], ...all, count: TerraformCount.of(1) });
  new AwsKmsAccount(stack, "c", {
    ...ACCOUNT,
    name: "c",
    regions: ["eu-west-3"],
    forEach: TerraformIterator.fromList(["a"]),
  });
  new AwsKmsAccount(stack, "d", {
    ...ACCOUNT,
    name: "d",
    regions: ["eu-north-1"],
    count: new TerraformVariable(stack, "n", {}).numberValue,
    lifecycle: { ignoreChanges: "all" },
  });
  expect(problemsOf(stack)).toEqual([]);
});

test.each([
  ["none", 0],
  ["a text's token", Token.asString(tf("var.n"))],
  ["an expression", TerraformCount.of(tf("length(var.l)") as never)],
  ["a number's token in a TerraformCount", TerraformCount.of(Token.asNumber(tf("var.n")))],
])("a count of %s is taken", (_, count) => {
  new AwsKmsAccount(stack, "x", { ...ACCOUNT, count: count as never });
  expect(problemsOf(stack)).toEqual([]);
});

test.each<[object, string]>([
  [
    { group: "", actions: ["keycreate"] },
    'Invalid value. Expected the name of a group or the id of a user, got "". (environment-grant-principal-invalid)',
  ],
  [
    { group: 5, actions: ["keycreate"] },
    "Invalid value. Expected the name of a group or the id of a user, got 5. (environment-grant-principal-invalid)",
  ],
  [
    { actions: ["keycreate"] },
    "Missing required argument. Expected exactly one of userId, group to be set, got none. Set one of them. (arguments-none)",
  ],
])("a grant of an environment to nobody is a problem beside the others: %j", (grant, problem) => {
  new CckmEnvironment(stack, "e", { accounts: [{ ...ACCOUNT, accountId: "1", grants: [grant as never] }] });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("accountId: Invalid value."),
    expect.stringContaining(`[prod/e/payments] grants[0]: ${problem}`),
  ]);
});

test("a grant to a user may have null for its group", () => {
  const grants = [{ group: null as never, userId: "local|1", actions: ["keycreate"] }];
  new CckmEnvironment(stack, "e", { accounts: [{ ...ACCOUNT, grants }] });
  expect(problemsOf(stack)).toEqual([]);
});

test.each([
  ["lifecycle.prevent_destory", "preventDestory", "prevent_destroy"],
  ["connection.privat_key", "privatKey", "private_key"],
])("an override of %s is refused with what was meant", (path, name, meant) => {
  new AwsKmsAccount(stack, "x", ACCOUNT).addOverride(path, true);
  expect(problemsOf(stack)).toEqual([
    expect.stringMatching(new RegExp(`^\\[prod/x\\] \\w+\\.${name}: Unsupported argument\\..*Did you mean "${meant}"`)),
  ]);
});

test("an override of what only a newer Terraform has in a lifecycle is taken", () => {
  new AwsKmsAccount(stack, "x", ACCOUNT).addOverride("lifecycle", { enabled: true, action_trigger: [{}] });
  expect(problemsOf(stack)).toEqual([]);
});

test("what is of another stack cannot be waited for, nor be a reason to replace: the order of stacks is told", () => {
  const app = testApp();
  const [one, other] = ["one", "other"].map((id) => {
    const stack = new TerraformStack(app, id);
    new CckmProvider(stack, "cckm", { install: false });
    return stack;
  });
  const there = new AzureSyncJob(other!, "there", { item: AzureSyncItem.KEYS, synchronizeAll: true });
  const here = new AzureSyncJob(one!, "here", { item: AzureSyncItem.KEYS, synchronizeAll: true });
  new AzureSyncJob(one!, "job", {
    item: AzureSyncItem.SECRETS,
    synchronizeAll: true,
    dependsOn: [here, there],
    lifecycle: { replaceTriggeredBy: [here, there] },
  });
  new DataAzureSyncJobs(one!, "jobs", { item: AzureSyncItem.KEYS, dependsOn: [there] });
  expect(() => app.synth()).toThrow("Element of another stack");
  expect(problemsOf(one!)).toEqual([
    ofArgument("one/job", "dependsOn", words.elementElsewhere({ name: "dependsOn", stack: "other" })),
    ofArgument(
      "one/job",
      "lifecycle.replaceTriggeredBy",
      words.elementElsewhere({ name: "replaceTriggeredBy", stack: "other" }),
    ),
    ofArgument("one/jobs", "dependsOn", words.elementElsewhere({ name: "dependsOn", stack: "other" })),
  ]);
});
