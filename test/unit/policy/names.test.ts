import { evaluate, readPolicy } from "../../../lib/policy";
import { type ReviewModel, review, reviewModel } from "../../../lib/review";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";
import { aclChange, planOf, secretChange } from "../review/plans";

const SUBSCRIPTION = "260ecbe7-777b-4d3c-84ea-887620498863";
const VAULT_ID = "bedb82b9-582c-402d-9874-f3368722cf46";

function reviewed(changes: readonly Partial<ResourceChange>[], more: object = {}): ReviewModel {
  const target = { address: "https://cm.example.com", domain: "root", tlsVerified: true, adopt: null };
  return reviewModel.parse(
    review({ plan: planOf(changes, more), target, environment: { stack: "prod", workspace: "default" } }),
  );
}

/** What a rule with one condition finds, and whether it is only not known. */
function found(model: ReviewModel, when: object): string[] {
  const policy = { version: 1, rules: [{ name: "r", effect: "forbid", when }] };
  const { findings } = evaluate(readPolicy("policy.yaml", JSON.stringify(policy)), model, "2026-10-09");
  return findings.map(({ finding, unknown }) => (unknown ? `${finding}?` : finding)).sort();
}

const ACCOUNT = { id: "k", name: "payments", account_id: "123456789012", regions: ["eu-west-1"], aws_connection: "c" };
const account = (change: object): Partial<ResourceChange> => ({
  type: "cckm_aws_kms_account",
  change: { actions: ["update"], before: ACCOUNT, after: { ...ACCOUNT, aws_connection: "d" }, ...change },
});
const VAULT = { id: VAULT_ID, name: "Pay-kv", subscription_id: SUBSCRIPTION, azure_connection: "c" };
const vault = (change: object): Partial<ResourceChange> => ({
  type: "cckm_azure_vault",
  change: { actions: ["update"], before: VAULT, after: { ...VAULT, azure_connection: "d" }, ...change },
});
const created = (type: string, after: object, after_unknown: object) => ({
  type,
  change: { actions: ["create"], before: null, after, after_unknown },
});

describe("an account of the plan, and the permissions on it, are found by whatever they are called", () => {
  const model = reviewed([account({}), aclChange([], ["keyview"])]);
  test.each(["payments", "123456789012", "k"])("%s", (name) => {
    expect(found(model, { account: [name] })).toEqual(["cckm_aws_kms_account.r0 update", "cckm_aws_kms_acl.r1 update"]);
  });
  test("another name, number or id finds nothing", () => {
    expect(found(model, { account: ["hr", "210987654321", "j"] })).toEqual([]);
  });
});

describe("a vault of the plan, and the secrets in it, are found by whatever they are called", () => {
  const model = reviewed([vault({}), secretChange({ key_vault: `pay-KV::${SUBSCRIPTION}` }, null)]);
  test.each(["pay-kv", `PAY-kv::${SUBSCRIPTION}`, VAULT_ID])("%s", (name) => {
    expect(found(model, { vault: [name] })).toEqual(["cckm_azure_secret.r1 delete", "cckm_azure_vault.r0 update"]);
  });
  test("another name or id finds nothing", () => {
    expect(found(model, { vault: ["hr-kv", "pay-kv::other", "0edb82b9-582c-402d-9874-f3368722cf46"] })).toEqual([]);
  });
});

describe("what something is called and the plan does not tell counts as found, by rules that may mean it", () => {
  test("the number of an account that another resource makes", () => {
    const { account_id: _, id: __, ...after } = ACCOUNT;
    const model = reviewed([created("cckm_aws_kms_account", after, { id: true, account_id: true })]);
    expect(found(model, { account: ["123456789012"] })).toEqual(["cckm_aws_kms_account.r0 create?"]);
    expect(found(model, { account: ["payments"] })).toEqual(["cckm_aws_kms_account.r0 create"]);
    expect(found(model, { account: ["hr"] })).toEqual([]);
  });

  test("the subscription of a vault that another resource makes", () => {
    const { subscription_id: _, id: __, ...after } = VAULT;
    const model = reviewed([created("cckm_azure_vault", after, { id: true, subscription_id: true })]);
    expect(found(model, { vault: [`pay-kv::${SUBSCRIPTION}`] })).toEqual(["cckm_azure_vault.r0 create?"]);
    expect(found(model, { vault: ["hr-kv"] })).toEqual([]);
  });

  test("the id of a vault that only a secret names", () => {
    const model = reviewed([secretChange({ key_vault: `pay-kv::${SUBSCRIPTION}` }, null)]);
    expect(found(model, { vault: [VAULT_ID] })).toEqual(["cckm_azure_secret.r0 delete?"]);
    expect(found(model, { vault: ["hr-kv"] })).toEqual([]);
  });
});

test("an account of another stack, which only its id tells, is told so where a rule looks for a name", () => {
  const kms_id = "9fe0b1c2-2f7e-4a2b-8d7c-0d6a5f1b2c3d";
  const model = reviewed([aclChange([], ["keydelete"], { kms_id })]);
  const policy = { version: 1, rules: [{ name: "r", effect: "forbid", when: { account: ["hr"], action: ["*"] } }] };
  const [one] = evaluate(readPolicy("policy.yaml", JSON.stringify(policy)), model, "2026-10-09").findings;
  expect(one?.reason).toBe(
    `change 1: Users gains keydelete (destroys) on ${kms_id}: the name of the AWS account is not known here, only its id, so that the rule may mean it; a rule can name the id instead`,
  );
  expect(found(model, { account: [kms_id], action: ["*"] })).toEqual([
    `cckm_aws_kms_acl.r0 grant keydelete on ${kms_id} to Users`,
  ]);
});

/** Why the only finding of a rule counts as one. */
function reasonOf(model: ReviewModel, when: object): string | undefined {
  const policy = { version: 1, rules: [{ name: "r", effect: "forbid", when }] };
  return evaluate(readPolicy("policy.yaml", JSON.stringify(policy)), model, "2026-10-09").findings[0]?.reason;
}

test("a vault of another stack, which only its name tells, is told so where a rule looks for its id", () => {
  const model = reviewed([secretChange({ key_vault: `pay-kv::${SUBSCRIPTION}` }, null)]);
  expect(reasonOf(model, { vault: [VAULT_ID] })).toMatch(
    /: CCKM's id of the vault is not known here, only its name, so that the rule may mean it; a rule can name the name instead$/,
  );
});

test("a finding that is open for another reason does not blame the name, which the rule has", () => {
  const kms_id = "9fe0b1c2-2f7e-4a2b-8d7c-0d6a5f1b2c3d";
  const { change, ...rest } = aclChange([], ["keydelete"], { kms_id });
  const { group: _, ...after } = change!.after as Record<string, unknown>;
  const model = reviewed([{ ...rest, change: { ...change!, after, after_unknown: { group: true } } }]);
  expect(reasonOf(model, { account: [kms_id], principal: ["Admins"] })).toMatch(/: not known until apply$/);
});

describe("a right that was granted outside of Terraform and is in the code by now counts as granted", () => {
  const { resource_changes } = planOf([aclChange(["viewnative"], ["keydelete", "viewnative"])]) as {
    resource_changes: ResourceChange[];
  };
  const model = reviewed([], { resource_drift: resource_changes });
  const GRANT = "cckm_aws_kms_acl.r0 grant keydelete on k to Users";
  test.each<[string, object]>([
    ["by its action", { action: ["keydelete"] }],
    ["by its class of risk", { risk: ["destroys"] }],
    ["by its principal and account", { principal: ["group:Users"], account: ["k"] }],
  ])("%s", (_, when) => expect(found(model, when)).toEqual([GRANT]));

  test("by the rule of a guard", () => {
    const policy = { version: 1, rules: [{ name: "r", effect: "forbid", ForbidActions: ["keydelete"] }] };
    const { findings, passed } = evaluate(readPolicy("policy.yaml", JSON.stringify(policy)), model, "2026-10-09");
    expect(findings).toMatchObject([
      { finding: "cckm_aws_kms_acl.r0 ForbidActions keydelete", reason: expect.stringMatching(/^drift 1: Users: /) },
    ]);
    expect(passed).toBe(false);
  });

  test("by an import of what was granted", () => {
    const held = aclChange(["keydelete", "viewnative"], ["keydelete", "viewnative"]);
    const change = { ...held.change!, actions: ["no-op"], importing: { id: "k::group::Users" } };
    expect(found(reviewed([{ ...held, change }]), { action: ["keydelete"] })).toEqual([GRANT]);
    expect(found(reviewed([held]), { action: ["keydelete"] })).toEqual([]);
  });

  test("another right, and a rule on changes, find nothing", () => {
    expect(found(model, { action: ["keycreate"] })).toEqual([]);
    expect(found(model, { right: ["revoke"] })).toEqual([]);
    expect(found(model, { account: ["k"] })).toEqual([]);
  });

  test("one that the plan takes back is no grant", () => {
    const undone = reviewed([aclChange(["keydelete", "viewnative"], ["viewnative"])], {
      resource_drift: resource_changes,
    });
    expect(found(undone, { action: ["keydelete"] })).toEqual([]);
  });
});

describe("what becomes of an object beside the one word for it is found as well", () => {
  test("an import that changes what it imports", () => {
    const change = account({ importing: { id: "k" } });
    expect(found(reviewed([change]), { change: ["import"] })).toEqual(["cckm_aws_kms_account.r0 import"]);
    expect(found(reviewed([change]), { change: ["update"] })).toEqual(["cckm_aws_kms_account.r0 update"]);
  });

  test("a move that changes what it moves", () => {
    const change = { ...account({}), previous_address: "cckm_aws_kms_account.old" };
    expect(found(reviewed([change]), { change: ["move"] })).toEqual(["cckm_aws_kms_account.r0 move"]);
  });

  test("a replacement that leaves the old object behind", () => {
    const change = account({ actions: ["forget", "create"] });
    expect(found(reviewed([change]), { deletion: ["forget"] })).toEqual(["cckm_aws_kms_account.r0 forget"]);
    expect(found(reviewed([change]), { change: ["forget"] })).toEqual(["cckm_aws_kms_account.r0 forget"]);
    expect(found(reviewed([change]), { change: ["replace"] })).toEqual(["cckm_aws_kms_account.r0 replace"]);
  });
});
