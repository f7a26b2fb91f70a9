import { InvalidPolicy, readPolicy } from "../../../lib/policy";

const read = (text: string) => readPolicy("policy.yaml", text);

/** What is said of a policy that cannot be used. */
function refused(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InvalidPolicy) return error.message;
    throw error;
  }
  throw new Error("It was read.");
}

const RULE = `version: 1
rules:
  - name: no-purge
    effect: require_waiver
    when: {deletion: [purge]}
`;

describe("a policy that cannot be used says each problem in a sentence, with line and column", () => {
  test.each<[string, string, string]>([
    ["an empty file", "# nothing\n", "policy.yaml:1:1: It is empty. Expected version and rules."],
    ["another version", "version: 2\nrules: []\n", "policy.yaml:1:10: Expected version to be 1, got 2."],
    ["no rules", "version: 1\n", "policy.yaml:1:1: Expected rules, which is missing: a list, as in [prod]."],
    [
      "a list in the place of the map",
      "- version: 1\n",
      'policy.yaml:1:1: Expected the policy to be a map of keys and values, got [{"version":"…"}].',
    ],
    [
      "a key that is nearly one",
      RULE.replace("effect", "efect"),
      'policy.yaml:3:5: Expected rules[0].effect, which is missing: one of ["forbid", "require_waiver"].\n' +
        'policy.yaml:4:5: Unknown key "efect". Did you mean "effect"?',
    ],
    [
      "a key that is none",
      `${RULE}owner: me\n`,
      'policy.yaml:6:1: Unknown key "owner". Expected one of ["version", "rules", "waivers"].',
    ],
    [
      "a condition that is none",
      RULE.replace("{deletion:", "{deletions:"),
      'policy.yaml:5:12: Unknown key "deletions". Did you mean "deletion"?',
    ],
    [
      "an effect that is none",
      RULE.replace("require_waiver", "warn"),
      'policy.yaml:4:13: Expected rules[0].effect to be one of ["forbid", "require_waiver"], got "warn".',
    ],
    [
      "a kind of deletion that is nearly one",
      RULE.replace("[purge]", "[delete, purg]"),
      'policy.yaml:5:31: Expected rules[0].when.deletion[1] to be one of ["delete", "replace", "forget", "purge", "permanent", "report"], got "purg". Did you mean "purge"?',
    ],
    [
      "a text in the place of a list",
      RULE.replace("{deletion: [purge]}", "{environment: prod}"),
      'policy.yaml:5:25: Expected rules[0].when.environment to be a list, as in [prod], got "prod".',
    ],
    [
      "an empty list",
      RULE.replace("{deletion: [purge]}", "{environment: []}"),
      "policy.yaml:5:25: Expected rules[0].when.environment to be a list of at least one entry, got [].",
    ],
    [
      "a rule that finds nothing",
      RULE.replace("    when: {deletion: [purge]}\n", ""),
      'policy.yaml:3:5: The rule "no-purge" finds nothing. Expected conditions under when, or one of ["AllowedRegions", "ForbidActions", "RequireTags", "RequireExpiry"].',
    ],
    [
      "two rules of one name",
      `${RULE}  - {name: no-purge, effect: forbid, AllowedRegions: [eu-*]}\n`,
      'policy.yaml:6:12: There is another rule with the name "no-purge". Give each a name of its own.',
    ],
    [
      "two guards in one rule",
      `${RULE}  - {name: two, effect: forbid, AllowedRegions: [eu-*], ForbidActions: [keydelete]}\n`,
      'policy.yaml:6:72: Expected one of ["AllowedRegions", "ForbidActions", "RequireTags", "RequireExpiry"] in a rule, got ["AllowedRegions", "ForbidActions"]. Make a rule of each.',
    ],
    [
      "a setting beside a condition on changes",
      RULE.replace("{deletion: [purge]}", "{setting: [adopt], kind: [awsAcl]}"),
      "policy.yaml:5:36: The condition kind does not go with setting. Make a rule of each.",
    ],
    [
      "an action that is nearly one",
      RULE.replace("{deletion: [purge]}", "{action: [keydelet]}"),
      'policy.yaml:5:21: There is no action "keydelet". Did you mean "keydelete"?',
    ],
    [
      "a region that is nearly one",
      RULE.replace("{deletion: [purge]}", "{region: [eu-wset-1]}"),
      expect.stringMatching(/^policy\.yaml:5:21: .*eu-west-1/) as unknown as string,
    ],
    [
      "a region in capitals",
      RULE.replace("{deletion: [purge]}", '{region: ["US-*"]}'),
      'policy.yaml:5:21: Regions are told in small letters. Did you mean "us-*"?',
    ],
    [
      "an address without a scheme",
      RULE.replace("{deletion: [purge]}", "{target: [cm.example.com]}"),
      'policy.yaml:5:21: Expected an address of CCKM with its scheme and no path, such as "https://cm.example.com", got "cm.example.com".',
    ],
    [
      "an address that is told in another form",
      RULE.replace("{deletion: [purge]}", '{target: ["https://CM.example.com:443/"]}'),
      'policy.yaml:5:21: Expected an address of CCKM as the review tells it, "https://cm.example.com", got "https://CM.example.com:443/".',
    ],
    [
      "an address with a dot at its host's end, which is told without it",
      RULE.replace("{deletion: [purge]}", '{target: ["https://cm.example.com."]}'),
      'policy.yaml:5:21: Expected an address of CCKM as the review tells it, "https://cm.example.com", got "https://cm.example.com.".',
    ],
    [
      "a pattern of an address that ends with a path",
      RULE.replace("{deletion: [purge]}", '{target: ["https://*.example.com/"]}'),
      'policy.yaml:5:21: Expected an address of CCKM with its scheme and no path, such as "https://*.example.com", got "https://*.example.com/".',
    ],
    [
      "a pattern of an address without a scheme",
      RULE.replace("{deletion: [purge]}", '{target: ["cm.*"]}'),
      'policy.yaml:5:21: Expected an address of CCKM with its scheme and no path, such as "https://*.example.com", got "cm.*".',
    ],
    [
      "a type that is nearly one",
      RULE.replace("{deletion: [purge]}", "{type: [cckm_aws_kms_accl]}"),
      'policy.yaml:5:19: There is no type "cckm_aws_kms_accl". Did you mean "cckm_aws_kms_acl"?',
    ],
    [
      "a kind of principal in other words",
      RULE.replace("{deletion: [purge]}", '{principal: ["Groups: Ops"]}'),
      'policy.yaml:5:24: Expected a principal as group:<name> or user:<id>, got "Groups: Ops". Did you mean "group:Ops"?',
    ],
    [
      "what is said of a plan as a whole, of a change",
      RULE.replace("{deletion: [purge]}", "{finding: [adoptsIdentical]}"),
      expect.stringMatching(
        /^policy\.yaml:5:22: Expected rules\[0\]\.when\.finding\[0\] to be one of /,
      ) as unknown as string,
    ],
    [
      "an account and a vault in one rule",
      RULE.replace("{deletion: [purge]}", "{account: [payments], vault: [kv]}"),
      'policy.yaml:5:40: The rule never finds anything: vault is about ["azureVault", "azureVaultAcl", "azureSecret", "azureSyncJob", "azureReport"], account about ["awsAccount", "awsAcl"]. Make a rule of each.',
    ],
    [
      "regions of permissions",
      RULE.replace("{deletion: [purge]}", "{kind: [awsAcl], region: [eu-west-1]}"),
      'policy.yaml:5:36: The rule never finds anything: region is about ["awsAccount"], kind about ["awsAcl"]. Make a rule of each.',
    ],
    [
      "a purge of accounts",
      RULE.replace("{deletion: [purge]}", "{account: ['*'], deletion: [purge]}"),
      'policy.yaml:5:38: The rule never finds anything: deletion is about ["azureSecret"], account about ["awsAccount", "awsAcl"]. Make a rule of each.',
    ],
    [
      "a deletion of what is created",
      RULE.replace("{deletion: [purge]}", "{change: [create], deletion: [purge]}"),
      'policy.yaml:5:40: The rule never finds anything: deletion is about ["delete", "replace"], change about ["create"]. Make a rule of each.',
    ],
    [
      "a grant by what is deleted",
      RULE.replace("{deletion: [purge]}", "{change: [delete], principal: [Ops]}"),
      "policy.yaml:5:41: What is deleted grants nothing, so that the rule never finds anything. Add right: [revoke] to find who loses rights.",
    ],
    [
      "a guard on what is deleted",
      `${RULE}  - {name: two, effect: forbid, when: {change: [delete]}, AllowedRegions: [eu-*]}\n`,
      "policy.yaml:6:75: What is deleted or read has no planned values, which AllowedRegions checks, so that the rule never finds anything. Make a rule of each.",
    ],
    [
      "a guard on deletions",
      `${RULE}  - {name: two, effect: forbid, when: {deletion: [delete]}, RequireTags: {names: [team]}}\n`,
      "policy.yaml:6:74: What is deleted or read has no planned values, which RequireTags checks, so that the rule never finds anything. Make a rule of each.",
    ],
    [
      "a guard on what is only read, or purged without being replaced",
      `${RULE}  - {name: two, effect: forbid, when: {change: [read, delete], deletion: [purge]}, RequireExpiry: {}}\n`,
      "policy.yaml:6:99: What is deleted or read has no planned values, which RequireExpiry checks, so that the rule never finds anything. Make a rule of each.",
    ],
    [
      "a guard on another type",
      `${RULE}  - {name: two, effect: forbid, when: {type: ['cckm_azure_*']}, AllowedRegions: [eu-*]}\n`,
      'policy.yaml:6:81: The rule never finds anything: AllowedRegions is about ["awsAccount"], type about ["azureVault", "azureVaultAcl", "azureSecret", "azureSyncJob", "azureReport", "other"]. Make a rule of each.',
    ],
    [
      "an action that is blank",
      `${RULE}  - {name: two, effect: forbid, ForbidActions: [' ']}\n`,
      'policy.yaml:6:49: Expected the name of an action, such as "keydelete" or "key*", got " ".',
    ],
    [
      "an action that is an expression",
      RULE.replace("{deletion: [purge]}", `{action: ['$${"{"}var.action}']}`),
      'policy.yaml:5:21: Expected the name of an action, such as "keydelete" or "key*", got "$' + '{var.action}".',
    ],
    [
      "a region of a guard that is nearly one",
      `${RULE}  - {name: two, effect: forbid, AllowedRegions: [eu-wset-1, EU-*]}\n`,
      'policy.yaml:6:50: Expected the value to be an AWS region\'s code, such as `eu-west-1`, got "eu-wset-1". Did you mean "eu-west-1"?\n' +
        'policy.yaml:6:61: Regions are told in small letters. Did you mean "eu-*"?',
    ],
    [
      "a guard with a condition on other objects",
      `${RULE}  - {name: two, effect: forbid, when: {vault: [kv]}, AllowedRegions: [eu-*]}\n`,
      'policy.yaml:6:70: The rule never finds anything: AllowedRegions is about ["awsAccount"], vault about ["azureVault", "azureVaultAcl", "azureSecret", "azureSyncJob", "azureReport"]. Make a rule of each.',
    ],
    [
      "a number in the place of a text",
      RULE.replace("{deletion: [purge]}", "{account: [123456789012]}"),
      "policy.yaml:5:22: Expected rules[0].when.account[0] to be a text, got 123456789012. Put it in quotes.",
    ],
    [
      "allowed values of a tag that is not required",
      `${RULE}  - {name: tags, effect: forbid, RequireTags: {names: [team], allowedValues: {stage: [dev]}}}\n`,
      'policy.yaml:6:86: Expected allowedValues of ["team"], got those of "stage".',
    ],
    [
      "days that are none",
      `${RULE}  - {name: exp, effect: forbid, RequireExpiry: {maxDays: 0}}\n`,
      "policy.yaml:6:58: Expected rules[1].RequireExpiry.maxDays to be a number above 0, got 0.",
    ],
    [
      "a waiver of a rule that is not there",
      `${RULE}waivers:\n  - {rule: no-pruge, environment: prod, finding: x, reason: y, until: 2026-12-31}\n`,
      'policy.yaml:7:12: There is no rule "no-pruge". Did you mean "no-purge"?',
    ],
    [
      "a waiver of a rule that forbids",
      `${RULE.replace("require_waiver", "forbid")}waivers:\n  - {rule: no-purge, environment: prod, finding: x, reason: y, until: 2026-12-31}\n`,
      'policy.yaml:7:12: The rule "no-purge" forbids, so that no waiver lets anything pass. Remove the waiver, or let the rule\'s effect be require_waiver.',
    ],
    [
      "a day that is none",
      `${RULE}waivers:\n  - {rule: no-purge, environment: prod, finding: x, reason: y, until: 2026-02-30}\n`,
      'policy.yaml:7:71: Expected until to be a day, such as 2026-12-31, got "2026-02-30".',
    ],
    [
      "a waiver without a reason",
      `${RULE}waivers:\n  - {rule: no-purge, environment: prod, finding: x, until: 2026-12-31}\n`,
      "policy.yaml:7:5: Expected waivers[0].reason, which is missing: a text.",
    ],
    [
      "a key twice",
      `version: 1\nversion: 1\nrules: []\n`,
      "policy.yaml:2:1: This key stands twice in one map. Remove one of them.",
    ],
    [
      "another document",
      `${RULE}---\nversion: 1\nrules: []\n`,
      "policy.yaml:6:1: Another document begins here. Expected one document in a file.",
    ],
    [
      "an anchor, by which a small file could be endless",
      `version: 1\nrules: &a []\nwaivers: *a\n`,
      "policy.yaml:2:11: Anchors and aliases are not taken. Write it out.\npolicy.yaml:3:10: Anchors and aliases are not taken. Write it out.",
    ],
    [
      "a key that no map has",
      `${RULE}  - {name: tags, effect: forbid, RequireTags: {names: [team], allowedValues: {__proto__: [dev]}}}\n`,
      'policy.yaml:6:79: The key "__proto__" is not taken. Remove it.',
    ],
    ["a tag", "version: !!int 1\nrules: []\n", "policy.yaml:1:16: Tags are not taken. Remove it."],
    ["what is no YAML", "version: [1\n", expect.stringMatching(/^policy\.yaml:2:1: .*\.$/) as unknown as string],
  ])("%s", (_, text, told) => {
    expect(refused(text)).toEqual(told);
  });

  test("one that is too long, and one that is nested too deeply", () => {
    expect(refused(`#${"x".repeat(1_000_000)}\n${RULE}`)).toBe(
      "policy.yaml:1:1: Expected at most 1000000 characters, got 1000096.",
    );
    expect(refused(`version: ${"[".repeat(200_000)}`)).toMatch(/^policy\.yaml:\d+:\d+: /);
  });
});

test("a policy's digest is that of what it says: comments, layout and the order of keys do not count, everything else does", () => {
  const { digest } = read(RULE);
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const same = `# Ours.
rules:
- when:
    deletion:
      - purge   # for good
  effect: "require_waiver"
  name: no-purge
version: 1
`;
  expect(read(same).digest).toBe(digest);
  expect(readPolicy("other.yaml", RULE).digest).toBe(digest);
  for (const other of [
    RULE.replace("require_waiver", "forbid"),
    RULE.replace("purge]", "purge, delete]"),
    `${RULE}waivers:\n  - {rule: no-purge, environment: prod, finding: x, reason: y, until: 2026-12-31}\n`,
  ]) {
    expect(read(other).digest).not.toBe(digest);
  }
});

test.each([
  "{change: [import], deletion: [replace]}",
  "{deletion: [delete, purge], kind: [awsAccount]}",
  "{deletion: [purge], vault: [kv], change: [delete, replace]}",
  "{change: [delete], principal: [Ops], right: [revoke]}",
  "{change: [update, delete], action: [keydelete]}",
  "{account: ['*'], principal: ['user:Groups: x'], action: ['key*']}",
  "{type: ['cckm_*', 'ciphertrust_*', terraform_data]}",
  "{target: ['*', '*.example.com', 'https://cm.*', 'http*', 'http://127.0.0.1:8080']}",
  "{region: ['eu-*', '*']}",
])("the conditions %s are taken", (when) => {
  expect(read(RULE.replace("{deletion: [purge]}", when)).rules).toHaveLength(1);
});
