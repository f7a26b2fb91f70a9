import { evaluate, readPolicy } from "../../../lib/policy";
import { fingerprint, intentOf, type PolicyResult, type ReviewModel, review, reviewModel } from "../../../lib/review";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";
import { aclChange, planOf, secretChange } from "../review/plans";

const TODAY = "2026-10-09";
const TARGET = { address: "https://cm.example.com", domain: "root", tlsVerified: true, adopt: null };
const ENVIRONMENT = { stack: "prod", workspace: "default" };

/** The review of a plan in the stack prod. */
function reviewed(changes: readonly Partial<ResourceChange>[], more: object = {}, plan: object = {}): ReviewModel {
  const model = review({ plan: planOf(changes, plan), target: TARGET, environment: ENVIRONMENT, ...more });
  return reviewModel.parse(model);
}

/** What rules, each of them as a line of YAML, say of a plan. */
function judged(
  model: ReviewModel,
  rules: readonly string[],
  waivers: readonly string[] = [],
  on = TODAY,
): PolicyResult {
  const list = (all: readonly string[]) => all.map((one) => `  - {${one}}\n`).join("");
  const text = `version: 1\nrules:${rules.length > 0 ? `\n${list(rules)}` : " []\n"}${waivers.length > 0 ? `waivers:\n${list(waivers)}` : ""}`;
  return evaluate(readPolicy("policy.yaml", text), model, on);
}

/** What a rule with some conditions finds. */
function found(model: ReviewModel, when: string): string[] {
  return judged(model, [`name: r, effect: forbid, when: {${when}}`]).findings.map(({ finding }) => finding);
}

const account = (before: object | null, after: object | null, unknown: object = {}): Partial<ResourceChange> => ({
  type: "cckm_aws_kms_account",
  change: {
    actions: before === null ? ["create"] : after === null ? ["delete"] : ["update"],
    before: before && { id: "k", name: "payments", regions: ["eu-west-1"], aws_connection: "c", ...before },
    after: after && { id: "k", name: "payments", regions: ["eu-west-1"], aws_connection: "c", ...after },
    after_unknown: unknown,
  },
});

const MIXED = reviewed([
  account({}, { regions: ["eu-west-1", "us-east-1"] }),
  aclChange(["keycreate", "viewnative", "viewbyok"], ["keydelete", "viewnative", "viewbyok"]),
  secretChange({ on_destroy: "purge" }, null),
  secretChange({ soft_delete_enabled: false, key_vault: "HR-kv::sub" }, null),
  secretChange({}, { value_version: 2 }),
  { type: "terraform_data", change: { actions: ["create"], before: null, after: {} } },
]);
const [ACCOUNT, ACL, PURGED, LOST, NEW, DATA] = [
  "cckm_aws_kms_account.r0",
  "cckm_aws_kms_acl.r1",
  "cckm_azure_secret.r2",
  "cckm_azure_secret.r3",
  "cckm_azure_secret.r4",
  "terraform_data.r5",
];

describe("a rule finds what its conditions say, each by one of its entries", () => {
  test.each<[string, string, string[]]>([
    ["a deletion", "deletion: [delete]", [`${PURGED} delete`, `${LOST} delete`]],
    ["a purge", "deletion: [purge]", [`${PURGED} purge`]],
    ["a loss without soft delete", "deletion: [permanent]", [`${LOST} permanent`]],
    ["a report", "deletion: [report]", []],
    ["a grant of an action", "action: [keydelete]", [`${ACL} grant keydelete on payments to Users`]],
    ["a grant by a pattern", 'action: ["*delete"]', [`${ACL} grant keydelete on payments to Users`]],
    ["an action in other capitals", "action: [KeyDelete]", [`${ACL} grant keydelete on payments to Users`]],
    ["a view that is kept is no grant", "action: [view]", []],
    ["a revocation", "right: [revoke]", [`${ACL} revoke keycreate on payments to Users`]],
    [
      "a risk class, of rights and of what loses something",
      "risk: [destroys]",
      [`${ACL} grant keydelete on payments to Users`, `${PURGED} delete`, `${LOST} delete`],
    ],
    ["a principal", "principal: [Users]", [`${ACL} grant keydelete on payments to Users`]],
    ["a group by its kind", 'principal: ["group:U*"]', [`${ACL} grant keydelete on payments to Users`]],
    ["another kind of principal", 'principal: ["user:*"]', []],
    ["an account, and the rights on it", "account: [pay*]", [`${ACL} update`, `${ACCOUNT} update`]],
    ["another account", "account: [hr]", []],
    ["a vault, in whatever capitals", "vault: [hr-KV]", [`${LOST} delete`]],
    ["a vault with its subscription", 'vault: ["kv::sub"]', [`${PURGED} delete`, `${NEW} update`]],
    ["a region that comes", 'region: ["us-*"]', [`${ACCOUNT} update, region us-east-1`]],
    ["a kind and what becomes of it", "kind: [azureSecret], change: [update]", [`${NEW} update`]],
    ["a type", 'type: ["terraform_*"]', [`${DATA} create`]],
    ["a finding of the review", "finding: [newSecretVersion]", [`${NEW} newSecretVersion`]],
    ["the environment as well", 'environment: ["pr*"], deletion: [purge]', [`${PURGED} purge`]],
    ["another environment", "environment: [dev], deletion: [purge]", []],
    ["a workspace", "workspace: [other], deletion: [purge]", []],
    ["an address of CCKM", 'target: ["https://cm.example.com"], deletion: [purge]', [`${PURGED} purge`]],
    ["another address", 'target: ["https://cm.eu.*"], deletion: [purge]', []],
    [
      "several conditions",
      "principal: [Users], risk: [uses], right: [revoke]",
      [`${ACL} revoke keycreate on payments to Users`],
    ],
  ])("%s", (_, when, expected) => {
    expect(found(MIXED, when).sort()).toEqual([...expected].sort());
  });

  test("settings of the provider, in each of its configurations", () => {
    const targets = {
      cckm: TARGET,
      "cckm.lab": { ...TARGET, address: "http://lab", tlsVerified: false, adopt: "identical" },
    };
    const provider = (alias?: string) => ({ name: "cckm", ...(alias && { alias }) });
    const resources = ["cckm", "cckm.lab"].map((provider_config_key, index) => ({
      address: `cckm_azure_secret.r${index}`,
      type: "cckm_azure_secret",
      name: `r${index}`,
      provider_config_key,
    }));
    const configuration = {
      provider_config: { cckm: provider(), "cckm.lab": provider("lab") },
      root_module: { resources },
    };
    const model = reviewed([secretChange(null, {}), secretChange(null, {})], { targets }, { configuration });
    expect(found(model, "setting: [no_ssl_verify, plain_http, adopt]")).toEqual([
      "cckm.lab no_ssl_verify",
      "cckm.lab plain_http",
      "cckm.lab adopt",
    ]);
    expect(found(model, 'setting: [adopt], target: ["https:*"]')).toEqual([]);
  });
});

test("a reason names the change as people talk about it, and the rule with its line", () => {
  const { findings, passed } = judged(MIXED, [
    "name: a, effect: forbid, when: {deletion: [report]}",
    "name: no-deleters, effect: require_waiver, when: {action: [keydelete]}",
  ]);
  expect(passed).toBe(false);
  expect(findings).toEqual([
    {
      rule: "no-deleters",
      effect: "require_waiver",
      line: 4,
      change: 3,
      finding: `${ACL} grant keydelete on payments to Users`,
      reason: "change 3: Users gains keydelete (destroys) on payments",
    },
  ]);
});

describe("rules under the names of guards judge what is planned as the guards do", () => {
  const guarded = (model: ReviewModel, guard: string) =>
    judged(model, [`name: r, effect: forbid, ${guard}`]).findings.map(({ reason }) => reason);

  test.each<[string, string, string[]]>([
    [
      "AllowedRegions",
      "AllowedRegions: [eu-*]",
      [
        'change 5: payments: regions: Region not allowed. Expected each of regions to be one of ["eu-*"], got "us-east-1". Remove it.',
      ],
    ],
    [
      "ForbidActions, and a view that another action brings",
      "ForbidActions: [keydelete]",
      [
        'change 3: Users: actions: Forbidden action. Expected each of actions to not be any of ["keydelete"], got "keydelete". Remove it.',
      ],
    ],
    [
      "ForbidActions of a pattern",
      "ForbidActions: [key*e]",
      [
        'change 3: Users: actions: Forbidden action. Expected each of actions to not be any of ["key*e"], got "keydelete". Remove it.',
      ],
    ],
    [
      "RequireTags, where the change is about something else",
      "RequireTags: {names: [team]}",
      ['change 4: db: tags: Missing tag. Expected tags with the names ["team"], got none. Add "team".'],
    ],
    [
      "RequireExpiry",
      "RequireExpiry: {maxDays: 30}",
      [
        "change 4: db: exp: Missing expiry. A secret must expire here within 30 days from 2026-10-09T07:42:10Z. Set exp.",
      ],
    ],
    ["a guard in another environment", "when: {environment: [dev]}, AllowedRegions: [eu-*]", []],
  ])("%s", (_, guard, expected) => {
    expect(guarded(MIXED, guard)).toEqual(expected);
  });

  test("tags and times that keep the rule, or break it by their value", () => {
    const secret = (more: object) =>
      reviewed([secretChange(null, { tags: { stage: "prod" }, exp: "2026-10-20T00:00:00Z", ...more })]);
    const tags = "RequireTags: {names: [stage], allowedValues: {stage: [dev, prod]}}";
    expect(guarded(secret({}), tags)).toEqual([]);
    expect(guarded(secret({ tags: { stage: "test" } }), tags)).toEqual([
      'change 1: db: tags.stage: Value not allowed. Expected the tag to be one of ["dev", "prod"], got "test".',
    ]);
    expect(guarded(secret({}), "RequireExpiry: {maxDays: 30}")).toEqual([]);
    expect(guarded(secret({ exp: "2030-01-01T00:00:00Z" }), "RequireExpiry: {maxDays: 30}")).toEqual([
      'change 1: db: exp: Expires too late. Expected the secret to expire within 30 days from 2026-10-09T07:42:10Z, got "2030-01-01T00:00:00Z". Set an earlier one.',
    ]);
  });
});

describe("what is not known counts as found", () => {
  const unknownAcl = (after_unknown: object, more: object = {}) => {
    const { change, ...acl } = aclChange(null, ["viewnative"], more);
    return reviewed([{ ...acl, change: { ...change!, after_unknown } }]);
  };

  test("actions, whatever they turn out to be", () => {
    const model = unknownAcl({ actions: true, effective_actions: true });
    expect(judged(model, ["name: r, effect: forbid, when: {action: [keydelete]}"]).findings).toEqual([
      expect.objectContaining({
        finding: "cckm_aws_kms_acl.r0 grant unknown on k to Users",
        reason: "change 1: Users gains rights that are not known on k: not known until apply",
        unknown: true,
      }),
    ]);
    expect(found(model, "risk: [reads]")).toHaveLength(1);
    expect(found(model, "risk: [reads], principal: [Others]")).toEqual([]);
    expect(judged(model, ["name: r, effect: forbid, ForbidActions: [keydelete]"]).findings).toEqual([
      expect.objectContaining({ finding: "cckm_aws_kms_acl.r0 ForbidActions unknown actions", unknown: true }),
    ]);
  });

  test("who is granted something", () => {
    const model = unknownAcl({ group: true }, { group: null });
    expect(found(model, "principal: [Admins]")).toHaveLength(1);
  });

  test("what an account is called that only an id tells, unless the rule names the id", () => {
    const model = unknownAcl({});
    expect(judged(model, ["name: r, effect: forbid, when: {account: [payments]}"]).findings).toEqual([
      expect.objectContaining({ reason: "change 1: Users: create: not known until apply", unknown: true }),
    ]);
    expect(judged(model, ["name: r, effect: forbid, when: {account: [k]}"]).findings[0]).not.toHaveProperty("unknown");
    expect(found(model, "account: [payments], change: [delete]")).toEqual([]);
  });

  test("regions, a secret's tags and its expiry", () => {
    const regions = reviewed([account(null, { regions: undefined }, { regions: true })]);
    expect(found(regions, "region: [us-east-1]")).toEqual(["cckm_aws_kms_account.r0 create, region unknown"]);
    expect(judged(regions, ["name: r, effect: forbid, AllowedRegions: [eu-*]"]).passed).toBe(false);
    const { change, ...secret } = secretChange(null, {});
    const open = reviewed([{ ...secret, change: { ...change!, after_unknown: { tags: true, exp: true } } }]);
    const rules = ["RequireTags: {names: [team]}", "RequireExpiry: {}"].map(
      (one, index) => `name: r${index}, effect: forbid, ${one}`,
    );
    expect(judged(open, rules).findings.map(({ finding }) => finding)).toEqual([
      "cckm_azure_secret.r0 RequireTags unknown tags",
      "cckm_azure_secret.r0 RequireExpiry unknown exp",
    ]);
  });

  test("which environment, which CCKM and which settings a plan in JSON is for", () => {
    const model = review({ plan: planOf([secretChange(null, {})]) });
    expect(judged(model, ["name: r, effect: forbid, when: {environment: [prod], change: [create]}"]).findings).toEqual([
      expect.objectContaining({ reason: "change 1: db: create: not told here", unknown: true }),
    ]);
    expect(found(model, 'target: ["https://cm.example.com"], kind: [azureSecret]')).toHaveLength(1);
    expect(found(model, "setting: [no_ssl_verify]")).toEqual(["cckm no_ssl_verify"]);
  });

  test("a synchronization of all vaults, for a rule on one", () => {
    const model = reviewed([
      {
        type: "cckm_azure_sync_job",
        change: {
          actions: ["create"],
          before: null,
          after: { item: "keys", synchronize_all: true },
          after_unknown: {},
        },
      },
    ]);
    expect(found(model, "vault: [payments-kv]")).toEqual(["cckm_azure_sync_job.r0 create"]);
  });

  test("a plan that cannot be reviewed passes no policy, and no waiver helps", () => {
    const model = reviewed([], {}, { complete: false });
    const { passed, findings } = judged(model, []);
    expect(passed).toBe(false);
    expect(findings).toEqual([
      {
        rule: null,
        effect: "forbid",
        line: null,
        finding: "plan incomplete",
        reason: expect.stringMatching(/^the plan cannot be reviewed: The plan is not complete/),
      },
    ]);
  });
});

describe("a waiver lets one finding pass, until the end of its day in UTC", () => {
  const rule = "name: no-purge, effect: require_waiver, when: {deletion: [purge]}";
  const waiver = (more = "", finding = `${PURGED} purge`) =>
    `rule: no-purge, environment: prod, finding: "${finding}", reason: "Moved to another vault", until: 2026-10-09${more}`;

  test("on its last day it holds, on the next it is expired", () => {
    const passed = judged(MIXED, [rule], [waiver()]);
    expect(passed).toMatchObject({
      passed: true,
      on: TODAY,
      findings: [{ waiver: { line: 5, reason: "Moved to another vault", until: "2026-10-09" } }],
      waivers: [],
    });
    const expired = judged(MIXED, [rule], [waiver()], "2026-10-10");
    expect(expired).toMatchObject({ passed: false, waivers: [{ rule: "no-purge", line: 5, state: "expired" }] });
    expect(expired.findings[0]).not.toHaveProperty("waiver");
  });

  test("one that nothing is found for is said, and fails nothing", () => {
    const unused = judged(MIXED, [rule], [waiver(), waiver("", "cckm_azure_secret.other purge")]);
    expect(unused).toMatchObject({
      passed: true,
      waivers: [{ finding: "cckm_azure_secret.other purge", line: 6, state: "unused" }],
    });
  });

  test("one of another environment lets nothing pass, and is said where what it names is found", () => {
    const [here, elsewhere] = [waiver(), waiver().replace("prod", "prd")];
    expect(judged(MIXED, [rule], [elsewhere])).toMatchObject({
      passed: false,
      waivers: [{ state: "elsewhere", environment: "prd", finding: `${PURGED} purge` }],
    });
    expect(judged(MIXED, [rule], [here, elsewhere])).toMatchObject({ passed: true, waivers: [] });
    expect(judged(reviewed([]), [rule], [elsewhere]).waivers).toEqual([]);
  });

  test("one of another finding of the same object lets nothing pass", () => {
    expect(judged(MIXED, [rule], [waiver("", `${PURGED} delete`)]).passed).toBe(false);
    expect(judged(MIXED, [rule, rule.replace("no-purge", "other")], [waiver()]).passed).toBe(false);
  });
});

test("an adopt that only Terraform knows counts as one that takes over what is there", () => {
  const model = reviewed([], { target: { ...TARGET, adopt: "not known here" } });
  expect(judged(model, ["name: r, effect: forbid, when: {setting: [adopt]}"]).findings).toMatchObject([
    { finding: "cckm adopt", unknown: true, reason: expect.stringMatching(/: not told here$/) },
  ]);
});

test("an intent stands on the digest of the policy, where there is one", () => {
  const input = { plan: planOf([secretChange(null, {})]), target: TARGET, environment: ENVIRONMENT };
  const intent = (policy?: string) => intentOf({ ...input, policy }).intent;
  expect(intent()).not.toHaveProperty("policy");
  expect(intent("sha256:1")).toEqual({ ...intent(), policy: "sha256:1" });
  expect(new Set([intent(), intent("sha256:1"), intent("sha256:2")].map(fingerprint)).size).toBe(3);
});

test("a policy of no rules lets everything pass that can be reviewed", () => {
  expect(judged(MIXED, []).passed).toBe(true);
});
