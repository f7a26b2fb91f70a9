import { TerraformVariable } from "cdktf";
import { AwsKmsAcl, AwsKmsAction, AwsKmsActions, AzureVault, CckmProvider, Principal } from "../../../../lib";
import { problemsOf } from "../../../support/app";
import { acls, errors, newAccount, newStack, USERS } from "../../../support/stack-of-permissions";

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

test.each<[string, unknown]>([
  ["a single action", "keydelete"],
  ["a set that does not exist", (AwsKmsActions as unknown as Record<string, string[]>).keyOperater],
  ["null", null],
  ["a set of JavaScript", new Set(["keydelete"])],
])("%s in place of a list of actions stays refused, whatever is granted besides", (_, wrong) => {
  for (const lists of [
    [wrong, ["keycreate"]],
    [["keyrotate"], wrong, ["keycreate"]],
    [["keyrotate"], wrong],
  ]) {
    const stack = newStack();
    const account = newAccount(stack);
    const vault = AzureVault.fromVaultId(stack, "vault", "bedb82b9-582c-402d-9874-f3368722cf46");
    for (const actions of lists as string[][]) {
      account.grant(USERS, actions);
      vault.grant(USERS, actions);
    }
    expect(problemsOf(stack)).toEqual([
      expect.stringMatching(/^\[[^\]]*\/group-CCKM Users\] actions: /),
      expect.stringMatching(/^\[[^\]]*\/group-CCKM Users\] actions: /),
    ]);
  }
});

test("actions that are set anew after a wrong grant hold", () => {
  const stack = newStack();
  const acl = newAccount(stack).grant(USERS, "keydelete" as never);
  acl.actions = ["keycreate"];
  acl.addActions(["keyrotate"]);
  expect(problemsOf(stack)).toEqual([]);
  expect(acls(stack)).toMatchObject([{ actions: ["keycreate", "keyrotate"] }]);
});
