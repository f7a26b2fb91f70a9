import { TerraformStack, Testing } from "cdktf";
import {
  AwsKmsAccount,
  AwsKmsAcl,
  AwsKmsAction,
  AwsKmsActions,
  CckmProvider,
  DataAwsKmsAccounts,
  Principal,
} from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";

const KMS = "0b90f8de-8617-498d-ad63-ca18eb717ae7";

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "stack");
  new CckmProvider(stack, "cckm");
  return stack;
}

const aclsOf = (stack: TerraformStack): object[] =>
  Object.values(JSON.parse(Testing.synth(stack)).resource.cckm_aws_kms_acl);

describe("an AWS KMS account that the app does not manage", () => {
  test("is granted on by its id", () => {
    const stack = newStack();
    const payments = AwsKmsAccount.fromKmsId(stack, "payments", KMS);
    payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE]);
    expect(aclsOf(stack)).toMatchObject([{ kms_id: KMS, group: "CCKM Users", actions: ["keycreate"] }]);
  });

  test("gets one set of permissions for a principal, however often it is granted on", () => {
    const stack = newStack();
    const payments = AwsKmsAccount.fromKmsId(stack, "payments", KMS);
    const first = payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE]);
    expect(payments.grant(Principal.group("CCKM Users"), AwsKmsActions.auditor)).toBe(first);
    expect(aclsOf(stack)).toHaveLength(1);
  });

  test("shares the permissions that an AwsKmsAcl of the same id has already", () => {
    const stack = newStack();
    const acl = new AwsKmsAcl(stack, "acl", { kms: KMS, group: "CCKM Users", actions: ["keyrotate"] });
    expect(AwsKmsAccount.fromKmsId(stack, "payments", KMS).grant(Principal.group("CCKM Users"), ["keycreate"])).toBe(
      acl,
    );
    expect(aclsOf(stack)).toMatchObject([{ actions: ["keyrotate", "keycreate"] }]);
  });

  test("needs an id", () => {
    const stack = newStack();
    AwsKmsAccount.fromKmsId(stack, "payments", undefined as unknown as string);
    expect(problemsOf(stack)).toEqual([
      expect.stringContaining(
        "[stack/payments] kmsId: Missing required argument. Expected the id of a KMS in CCKM, or a token of it, got undefined. (target-id-missing)",
      ),
    ]);
  });
});

describe("a record of the data source of KMSs", () => {
  test("is granted on as an account is", () => {
    const stack = newStack();
    const found = new DataAwsKmsAccounts(stack, "found", { name: "payments" });
    found.kmsAccounts.get(0).grant(Principal.user("local|1"), ["keycreate"]);
    found.kmsAccounts.get(0).grant(Principal.user("local|1"), ["keyrotate"]);
    found.kmsAccounts.get(1).grant(Principal.user("local|1"), ["keycreate"]);
    const id = (index: number) => `\${data.cckm_aws_kms_accounts.found.kms_accounts[${index}].id}`;
    expect(aclsOf(stack)).toMatchObject([
      { kms_id: id(0), user_id: "local|1", actions: ["keycreate", "keyrotate"] },
      { kms_id: id(1), user_id: "local|1", actions: ["keycreate"] },
    ]);
  });

  test("uses the provider of its data source", () => {
    const stack = newStack();
    const provider = new CckmProvider(stack, "second", { alias: "second" });
    const found = new DataAwsKmsAccounts(stack, "found", { provider });
    found.kmsAccounts.get(0).grant(Principal.group("CCKM Users"), ["keycreate"]);
    expect(aclsOf(stack)).toMatchObject([{ provider: "cckm.second" }]);
  });

  test("of a data source with count cannot be granted on", () => {
    const found = new DataAwsKmsAccounts(newStack(), "found", { count: 2 });
    expect(() => found.kmsAccounts.get(0).grant(Principal.group("CCKM Users"), ["keycreate"])).toThrow(
      "grant: Not possible with count or forEach",
    );
  });
});
