import { App, Fn, TerraformElement, TerraformIterator, TerraformResource, TerraformStack, Testing } from "cdktf";
import { AwsKmsAcl, AwsKmsAction, CckmProvider, DataAwsKmsAccounts } from "../../../../lib";
import { problemsOf } from "../../../support/app";
import { acls, errors, newAccount, newStack, USERS } from "../../../support/stack-of-permissions";
import { tf } from "../samples";

const KMS_ID = "0b90f8de-8617-498d-ad63-ca18eb717ae7";

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

  test("are refused where instances of a forEach that is written out set them", () => {
    const stack = newStack();
    const listed = TerraformIterator.fromList(["g", "h"]);
    new AwsKmsAcl(stack, "a", { kms: KMS_ID, actions: ["keycreate"], group: listed.value, forEach: listed });
    new AwsKmsAcl(stack, "b", { kms: KMS_ID, actions: ["keyrotate"], group: "g" });
    const mapped = TerraformIterator.fromMap({ one: "i", two: "i", three: "i" });
    new AwsKmsAcl(stack, "c", { kms: KMS_ID, actions: ["keycreate"], group: mapped.value, forEach: mapped });
    const listOf = ["one", "two"].map((id) => ({ id, of: "j" }));
    const objects = TerraformIterator.fromComplexList(listOf as never, "id");
    new AwsKmsAcl(stack, "d", {
      kms: KMS_ID,
      actions: ["keycreate"],
      group: objects.getString("of"),
      forEach: objects,
    });
    expect(errors(stack)).toEqual([
      expect.stringContaining('prod/a and prod/b both set those of the group "g"'),
      expect.stringContaining('an instance of prod/c and another both set those of the group "i"'),
      expect.stringContaining('an instance of prod/d and another both set those of the group "j"'),
    ]);
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
      const forEach = TerraformIterator.fromMap(Fn.merge([{ a: "p", b: "q" }, Fn.jsondecode("{}")]));
      new AwsKmsAcl(stack, "z", { kms: KMS_ID, actions: ["keycreate"], group: forEach.value, forEach });
      expect(errors(stack)).toEqual([]);
    }
  });
});
