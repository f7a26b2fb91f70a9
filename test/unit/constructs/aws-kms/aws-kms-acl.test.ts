import {
  App,
  TerraformElement,
  TerraformIterator,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Testing,
} from "cdktf";
import {
  AwsKmsAccount,
  AwsKmsAcl,
  AwsKmsAction,
  AwsKmsActions,
  CckmProvider,
  DataAwsKmsAccounts,
  Principal,
} from "../../../../lib";
import { AWS_KMS_ACTIONS, normalized } from "../../../../lib/contract";
import { problemsOf } from "../../../support/app";
import { tf } from "../samples";

const KMS_ID = "0b90f8de-8617-498d-ad63-ca18eb717ae7";
const USERS = Principal.group("CCKM Users");

function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

function newAccount(stack: TerraformStack, name = "payments", more: object = {}): AwsKmsAccount {
  const props = { name, accountId: "123456789012", awsConnection: "aws-prod", regions: ["eu-west-1"] };
  return new AwsKmsAccount(stack, name, { ...props, ...more });
}

type Acl = Record<string, unknown>;
const acls = (stack: TerraformStack): Acl[] =>
  Object.values(JSON.parse(Testing.synth(stack)).resource.cckm_aws_kms_acl ?? {});
const errors = (stack: TerraformStack) => stack.node.findAll().flatMap((construct) => construct.node.validate());

describe("AwsKmsAcl", () => {
  test("takes an account, its id as text, or the id that a data source found", () => {
    const stack = newStack();
    const found = new DataAwsKmsAccounts(stack, "all").kmsAccounts.get(0);
    const actions = [AwsKmsAction.KEY_CREATE];
    new AwsKmsAcl(stack, "a", { kms: newAccount(stack), actions, group: "g" });
    new AwsKmsAcl(stack, "b", { kms: KMS_ID, actions, group: "g" });
    new AwsKmsAcl(stack, "c", { kms: found.id, actions, userId: "local|1" });
    expect(acls(stack)).toEqual([
      { kms_id: `\${cckm_aws_kms_account.payments.id}`, actions: ["keycreate"], group: "g" },
      { kms_id: KMS_ID, actions: ["keycreate"], group: "g" },
      { kms_id: `\${data.cckm_aws_kms_accounts.all.kms_accounts[0].id}`, actions: ["keycreate"], user_id: "local|1" },
    ]);
    expect(errors(stack)).toEqual([]);
  });

  test("takes another account later, as itself or by its id", () => {
    const stack = newStack();
    const acl = new AwsKmsAcl(stack, "a", { kms: KMS_ID, actions: [AwsKmsAction.KEY_CREATE], group: "g" });
    expect(acl.kms).toBe(KMS_ID);
    const account = newAccount(stack);
    acl.kms = account;
    expect(acl.kms).toBe(account);
    expect(acls(stack)).toMatchObject([{ kms_id: `\${cckm_aws_kms_account.payments.id}` }]);
    acl.kmsId = KMS_ID;
    expect(acl.kms).toBe(KMS_ID);
    expect(acls(stack)).toMatchObject([{ kms_id: KMS_ID }]);
  });

  test.each<[string, object, string]>([
    [
      "no account",
      { kms: undefined },
      '[prod/acl] kms: Missing required argument. The argument "kms" is required, but no definition was found. Set it. (argument-missing)',
    ],
    [
      "something else for an account",
      { kms: {} },
      "[prod/acl] kms: Incorrect attribute value type. Expected kms to be string, got {}. (type-invalid)",
    ],
    [
      "no actions",
      { actions: [] },
      "[prod/acl] actions: Invalid number of elements. Expected actions to have at least 1 element, got 0. (size-out-of-range)",
    ],
    [
      "nobody",
      { group: undefined },
      "[prod/acl] userId: Missing required argument. Expected exactly one of userId, group to be set, got none. Set one of them. (arguments-none)",
    ],
    [
      "two principals",
      { userId: "local|1" },
      "[prod/acl] group: Invalid combination of arguments. Expected exactly one of userId, group to be set, got userId and group. Keep one of them. (arguments-conflict)",
    ],
  ])("refuses %s", (_, wrong, message) => {
    const props = { kms: KMS_ID, actions: ["keycreate"], group: "g", ...wrong };
    expect(problemsOf(new AwsKmsAcl(newStack(), "acl", props as never))).toEqual([expect.stringContaining(message)]);
  });

  test("lets an action pass that is not known here, with a warning and near names", () => {
    const stack = newStack();
    const acl = new AwsKmsAcl(stack, "acl", { kms: KMS_ID, actions: ["keyfuture", "keycraete"], group: "g" });
    expect(errors(stack)).toEqual([]);
    const warnings = acl.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
    expect(warnings).toEqual([expect.stringContaining('"keycraete" (did you mean "keycreate"?)')]);
    expect(acls(stack)).toMatchObject([{ actions: ["keyfuture", "keycraete"] }]);
  });
});

describe("grant", () => {
  test("makes the permissions of a principal on the account", () => {
    const stack = newStack();
    const account = newAccount(stack);
    const acl = account.grant(USERS, [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE]);
    account.grant(Principal.user("local|1"), AwsKmsActions.auditor);
    expect(acl).toBeInstanceOf(AwsKmsAcl);
    expect(acls(stack)).toEqual([
      { kms_id: `\${cckm_aws_kms_account.payments.id}`, actions: ["keycreate", "keyrotate"], group: "CCKM Users" },
      expect.objectContaining({ user_id: "local|1", actions: expect.arrayContaining(["reportview", "viewnative"]) }),
    ]);
    expect(errors(stack)).toEqual([]);
  });

  test("adds to what the principal has already, by grant or by AwsKmsAcl", () => {
    const stack = newStack();
    const account = newAccount(stack);
    const own = new AwsKmsAcl(stack, "own", { kms: account, actions: ["reportview"], group: "Auditors" });
    const first = account.grant(USERS, [AwsKmsAction.KEY_CREATE]);
    expect(account.grant(USERS, [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE])).toBe(first);
    expect(account.grant(Principal.group("Auditors"), [AwsKmsAction.REPORT_DOWNLOAD])).toBe(own);
    expect(acls(stack)).toMatchObject([
      { group: "Auditors", actions: ["reportview", "reportdownload"] },
      { group: "CCKM Users", actions: ["keycreate", "keyrotate"] },
    ]);
    expect(errors(stack)).toEqual([]);
  });

  test("keeps principals and accounts apart, and names that differ in a blank", () => {
    const stack = newStack();
    const [payments, billing] = [newAccount(stack), newAccount(stack, "billing", { regions: ["eu-central-1"] })];
    const made = [
      payments.grant(USERS, ["keycreate"]),
      billing.grant(USERS, ["keycreate"]),
      payments.grant(Principal.group("CCKMUsers"), ["keycreate"]),
      payments.grant(Principal.user("CCKM Users"), ["keycreate"]),
      payments.grant(Principal.group("a/b"), ["keycreate"]),
    ];
    expect(new Set(made).size).toBe(5);
    expect(acls(stack)).toHaveLength(5);
    expect(errors(stack)).toEqual([]);
  });

  test("takes a principal and actions that only Terraform knows", () => {
    const stack = newStack();
    const account = newAccount(stack);
    const [group, list] = ["group", "list"].map((id) => new TerraformVariable(stack, id, {}));
    const principal = Principal.group(group!.stringValue);
    account.grant(principal, [AwsKmsAction.KEY_CREATE]);
    account.grant(principal, list!.listValue);
    expect(acls(stack)).toEqual([
      expect.objectContaining({ group: `\${var.group}`, actions: `\${setunion(["keycreate"], var.list)}` }),
    ]);
  });

  test("uses the account's own provider", () => {
    const stack = newStack();
    const provider = new CckmProvider(stack, "second", { alias: "second", install: false });
    newAccount(stack, "payments", { provider }).grant(USERS, ["keycreate"]);
    expect(acls(stack)).toMatchObject([{ provider: "cckm.second" }]);
  });

  test("is refused for an account of several instances", () => {
    const account = newAccount(newStack(), "payments", { count: 2 });
    expect(() => account.grant(USERS, ["keycreate"])).toThrow(
      "[prod/payments] grant: Not possible with count or forEach.",
    );
  });

  test("of a group needs its name, and of a user its id", () => {
    expect(() => Principal.group("")).toThrow(
      'Principal.group: Missing name. Expected the name of a group, got "". (principal-name-missing)',
    );
    expect(() => Principal.user(undefined as never)).toThrow(
      "Principal.user: Missing name. Expected the id of a user, such as local|d1c53366, got undefined. (principal-name-missing)",
    );
  });
});

describe("two permissions of one principal on one account", () => {
  test("are refused with both paths", () => {
    const stack = newStack();
    const account = newAccount(stack);
    account.grant(USERS, ["keycreate"]);
    new AwsKmsAcl(stack, "second", { kms: account, actions: ["keyrotate"], group: "CCKM Users" });
    const [error, ...rest] = errors(stack);
    expect(rest).toEqual([]);
    expect(error).toContain("prod/payments/group-CCKM Users and prod/second both set those of the group");
    expect(error).toContain("use grant() of the account");
    expect(() => Testing.synth(stack, true)).toThrow("Permissions set twice.");
  });

  test.each<[string, object]>([
    ["an account that is referred to with blanks", { kms: tf(" cckm_aws_kms_account.payments.id ") }],
    ["a group in an expression that is nothing but a text", { group: tf('"CCKM Users"') }],
  ])("are refused for %s", (_, more) => {
    const stack = newStack();
    const account = newAccount(stack);
    account.grant(USERS, ["keycreate"]);
    new AwsKmsAcl(stack, "second", { kms: account, actions: ["keyrotate"], group: "CCKM Users", ...more });
    expect(() => Testing.synth(stack, true)).toThrow("Permissions set twice.");
  });

  test("are refused where one is only in an override of the stack, with its address", () => {
    const stack = newStack();
    new AwsKmsAcl(stack, "a", { kms: KMS_ID, actions: ["keycreate"], userId: "local|1" });
    const second = { kms_id: KMS_ID, actions: ["keyrotate"], user_id: "local|1" };
    stack.addOverride("resource.cckm_aws_kms_acl.b", second);
    expect(errors(stack)).toEqual([expect.stringContaining("prod/a and override cckm_aws_kms_acl.b both set")]);
  });

  test("are refused where no construct of this package writes them: overrides, raw resources, free elements", () => {
    const one = { kms_id: KMS_ID, actions: ["keyrotate"], group: "g" };
    class Raw extends TerraformResource {
      protected override synthesizeAttributes() {
        return one;
      }
    }
    class Free extends TerraformElement {
      override toTerraform() {
        return { resource: { cckm_aws_kms_acl: { free: one } } };
      }
    }
    const stack = newStack();
    for (const name of ["a", "b"]) stack.addOverride(`resource.cckm_aws_kms_acl.${name}`, one);
    new Raw(stack, "raw", { terraformResourceType: "cckm_aws_kms_acl" });
    new Free(stack, "element");
    const first = "prod/raw and override cckm_aws_kms_acl";
    expect(errors(stack)).toEqual([
      expect.stringContaining(`${first}.a both set`),
      expect.stringContaining(`${first}.b both set`),
      expect.stringContaining("prod/raw and cckm_aws_kms_acl.free both set"),
    ]);
  });

  test("are refused for a vault too, in a stack without any construct of permissions", () => {
    const stack = newStack();
    const one = { vault_id: KMS_ID, actions: ["view"], user_id: "local|1" };
    for (const name of ["a", "b"]) stack.addOverride(`resource.cckm_azure_vault_acl.${name}`, one);
    expect(errors(stack)).toEqual([
      expect.stringContaining("override cckm_azure_vault_acl.a and override cckm_azure_vault_acl.b both set"),
    ]);
  });

  test("are found by the id as text too, and in overrides", () => {
    const stack = newStack();
    new AwsKmsAcl(stack, "a", { kms: KMS_ID, actions: ["keycreate"], userId: "local|1" });
    new AwsKmsAcl(stack, "b", { kms: KMS_ID, actions: ["keycreate"], userId: "local|2" }).addOverride(
      "user_id",
      "local|1",
    );
    expect(errors(stack)).toEqual([expect.stringContaining('prod/a and prod/b both set those of the user "local|1"')]);
  });

  test("are allowed in two stacks, where one has moved away, and with one for each instance", () => {
    const app = Testing.stubVersion(new App({ stackTraces: false }));
    for (const name of ["dev", "prod"]) {
      const stack = new TerraformStack(app, name);
      new CckmProvider(stack, "cckm", { install: false });
      new AwsKmsAcl(stack, "a", { kms: KMS_ID, actions: ["keycreate"], group: "g" });
      const old = new AwsKmsAcl(stack, "old", { kms: KMS_ID, actions: ["keycreate"], group: "g" });
      old.moveToId("cckm_aws_kms_acl.elsewhere");
      for (const list of ["x", "y"]) {
        const forEach = TerraformIterator.fromList([`${list}1`, `${list}2`]);
        new AwsKmsAcl(stack, list, { kms: KMS_ID, actions: ["keycreate"], group: forEach.value, forEach });
      }
      expect(errors(stack)).toEqual([]);
    }
  });
});

describe("AwsKmsAction", () => {
  test("has every action of the contract", () => {
    expect(new Set<string>(Object.values(AwsKmsAction))).toEqual(new Set(Object.keys(AWS_KMS_ACTIONS)));
  });

  test("has names that are the actions with words set apart", () => {
    for (const [name, action] of Object.entries(AwsKmsAction))
      expect(name.replaceAll("_", "").toLowerCase()).toBe(action);
  });
});

describe("AwsKmsActions", () => {
  const sets = Object.entries(Object.getOwnPropertyDescriptors(AwsKmsActions))
    .filter(([, { get }]) => get)
    .map(([name]) => name);
  const setOf = (name: string) => (AwsKmsActions as unknown as Record<string, string[]>)[name]!;

  test.each(sets)("%s has known actions, none twice, and is new at each access", (name) => {
    expect(setOf(name).filter((action) => !(action in AWS_KMS_ACTIONS))).toEqual([]);
    expect(new Set(setOf(name)).size).toBe(setOf(name).length);
    setOf(name).pop();
    expect(setOf(name).length).toBeGreaterThan(setOf(name).slice(1).length);
    expect(setOf(name)).not.toBe(setOf(name));
  });

  test("each access gives a new array, so that adding to one changes nothing elsewhere", () => {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(AwsKmsActions))) {
      if (!get) continue;
      const first = get.call(AwsKmsActions) as string[];
      first.push("more");
      expect([name, get.call(AwsKmsActions)]).toEqual([name, first.slice(0, -1)]);
    }
  });

  test("viewer and auditor change nothing", () => {
    const reads = /^view|^reportview$|^reportdownload$/;
    for (const action of [...AwsKmsActions.viewer, ...AwsKmsActions.auditor]) expect(action).toMatch(reads);
  });

  test("keyOperator cannot destroy and keyAdministrator can", () => {
    expect(AwsKmsActions.keyOperator.filter((action) => /delete/.test(action))).toEqual([]);
    expect(AwsKmsActions.keyAdministrator).toEqual(expect.arrayContaining(AwsKmsActions.keyOperator));
    expect(AwsKmsActions.keyAdministrator).toEqual(expect.arrayContaining(["keydelete", "keymaterialdelete"]));
  });

  test("administrator has everything that the page's table names", () => {
    const table = Object.keys(AWS_KMS_ACTIONS).filter((action) => action !== "keybulkoperation");
    expect(AwsKmsActions.administrator.sort()).toEqual(normalized(table).sort());
  });
});

test.each([
  ["a/b", "a--b"],
  ["a--b", "a/b"],
  ["/a", "--a"],
  ["a/b", "a/--b"],
  ["a\nb", "a--b"],
  ["a--b", "a\nb"],
  ["a\nb", "a/b"],
  ["a/b", "a--b-c14cddc0"],
])("groups whose names cdktf makes one of have permissions each: %s and %s", (one, other) => {
  const stack = newStack();
  const account = newAccount(stack);
  account.grant(Principal.group(one), [AwsKmsAction.KEY_CREATE]);
  account.grant(Principal.group(other), [AwsKmsAction.KEY_DELETE]);
  account.grant(Principal.group(one), [AwsKmsAction.KEY_ROTATE]);
  expect(problemsOf(stack)).toEqual([]);
  expect(acls(stack).map(({ group, actions }) => [group, actions])).toEqual(
    expect.arrayContaining([
      [one, ["keycreate", "keyrotate"]],
      [other, ["keydelete"]],
    ]),
  );
});

test("a group is one group in both of the ways to write an accent, as it is to Terraform", () => {
  const stack = newStack();
  const account = newAccount(stack);
  account.grant(Principal.group("caf\u00e9"), [AwsKmsAction.KEY_CREATE]);
  account.grant(Principal.group("cafe\u0301"), [AwsKmsAction.KEY_ROTATE]);
  expect(acls(stack)).toMatchObject([{ group: "caf\u00e9", actions: ["keycreate", "keyrotate"] }]);
});

test.each<[unknown, string]>([
  [null, "got null"],
  [undefined, "got undefined"],
  ["CCKM Users", 'got "CCKM Users"'],
  [{ group: "CCKM Users" }, "got an object without a group or a user of its own"],
  [{ groupName: "CCKM Users", userId: "local|1" }, "got an object without a group or a user of its own"],
])("a grant to %j, which is no principal, says what it takes", (principal, got) => {
  const account = newAccount(newStack());
  expect(() => account.grant(principal as Principal, [AwsKmsAction.KEY_CREATE])).toThrow(
    `grant: Incorrect attribute value type. Expected principal to be a Principal, ${got}. Make it with Principal.group(name) or Principal.user(id).`,
  );
});

test("users whose ids cdktf makes one of have permissions each", () => {
  const stack = newStack();
  const account = newAccount(stack);
  for (const id of ["ldap/eu|1", "ldap--eu|1"]) account.grant(Principal.user(id), [AwsKmsAction.KEY_CREATE]);
  expect(
    acls(stack)
      .map(({ user_id }) => user_id)
      .sort(),
  ).toEqual(["ldap--eu|1", "ldap/eu|1"]);
});

test("permissions that a count of 0 leaves out are neither a second set nor any that a grant can extend", () => {
  const stack = newStack();
  const account = newAccount(stack);
  const more = { kms: account, group: "auditors", actions: ["view"] };
  new AwsKmsAcl(stack, "off", { ...more, count: 0 });
  account.grant(Principal.group("auditors"), [AwsKmsAction.KEY_CREATE]);
  expect(problemsOf(stack)).toEqual([]);
  expect(acls(stack).map(({ actions }) => actions)).toEqual(expect.arrayContaining([["view"], ["keycreate"]]));
});
