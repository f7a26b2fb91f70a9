import { type App, Aspects, Fn, type IAspect, TerraformStack, TerraformVariable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import {
  AllowedRegions,
  AwsKmsAccount,
  AwsKmsAcl,
  AwsKmsAction,
  AzureSecret,
  AzureVault,
  AzureVaultAction,
  CckmProvider,
  DataAwsAccount,
  ForbidActions,
  Principal,
  RequireExpiry,
  RequireTags,
  SecretInput,
} from "../../../../lib";
import * as words from "../../../../lib/constructs/guards/words";
import * as rules from "../../../../lib/rules/words";
import { testApp } from "../../../support/app";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

let app: App;
let stack: TerraformStack;
beforeEach(() => {
  app = testApp();
  stack = new TerraformStack(app, "prod");
  new CckmProvider(stack, "cckm", { install: false });
});

const account = (regions: string[] = ["eu-west-1"]) =>
  new AwsKmsAccount(stack, "payments", { name: "payments", accountId: "123456789012", awsConnection: "aws", regions });

const secret = (more: object = {}) =>
  new AzureSecret(stack, "db", {
    secretName: "db",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    value: SecretInput.fromVariable("db"),
    ...more,
  });

/** The error that a synth ends with; undefined when it succeeds. */
function refusal(guard: IAspect, scope: IConstruct = stack): string | undefined {
  Aspects.of(scope).add(guard);
  try {
    app.synth();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const warnings = () =>
  stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type.endsWith("/warn")).map(({ data }) => `[${node.path}] ${data}`),
    );

/** What a guard says of an argument that only Terraform knows. */
const notKnown = (path: string, guard: string, argument: string) =>
  ofGuard(path, guard, words.notKnown({ found: `${argument}: ${EXPRESSION}` }));
const notKnownRefused = (path: string, guard: string, argument: string) =>
  ofGuard(path, guard, words.notKnownRefused({ found: `${argument}: ${EXPRESSION}` }));
const EXPRESSION = "Not known at synth. It holds an expression that only Terraform resolves";

const variable = (id: string) => new TerraformVariable(stack, id, {});

describe("ForbidActions", () => {
  const FORBIDDEN = ["keydelete", "viewkeystore"];
  const guard = () => new ForbidActions([AwsKmsAction.KEY_DELETE, AwsKmsAction.VIEW_KEY_STORE]);

  test("lets other actions pass", () => {
    account().grant(Principal.group("Users"), [AwsKmsAction.KEY_CREATE]);
    expect(refusal(guard())).toBeUndefined();
    expect(warnings()).toEqual([]);
  });

  test("refuses a forbidden action of a grant and of an AwsKmsAcl, each with its path", () => {
    const payments = account();
    payments.grant(Principal.group("Users"), [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_DELETE]);
    new AwsKmsAcl(stack, "acl", { kms: payments, actions: ["keydelete"], group: "Others" });
    const message = refusal(guard());
    expect(message).toContain(
      '[prod/payments/group-Users] ForbidActions: actions: Forbidden action. Expected each of actions to not be any of ["keydelete", "viewkeystore"], got "keydelete". Remove it. (guard-action-forbidden)',
    );
    expect(message).toContain(
      ofGuard("prod/acl", "ForbidActions", rules.actionForbidden({ action: "keydelete", forbidden: FORBIDDEN })),
    );
  });

  test("sees overrides, the old name of a view, and views that an action brings", () => {
    const acl = new AwsKmsAcl(stack, "acl", { kms: account(), actions: ["keycreate"], group: "Others" });
    acl.addOverride("actions", ["view", "keystoreadd"]);
    const message = refusal(new ForbidActions(["viewbyok", "viewkeystore"]));
    const forbidden = ["viewbyok", "viewkeystore"];
    expect(message).toContain(
      ofGuard("prod/acl", "ForbidActions", rules.actionForbidden({ action: "view", forbidden })),
    );
    expect(message).toContain(
      ofGuard(
        "prod/acl",
        "ForbidActions",
        rules.actionBringsForbidden({ action: "keystoreadd", brought: ["viewkeystore"], forbidden }),
      ),
    );
  });

  test("warns of actions that only Terraform knows, and checks those beside them", () => {
    new AwsKmsAcl(stack, "acl", { kms: account(), actions: variable("list").listValue, group: "Users" });
    const mixed = ["keydelete", variable("one").stringValue];
    new AwsKmsAcl(stack, "mixed", { kms: "kms-id", actions: mixed, group: "Users" });
    const message = refusal(guard());
    expect(message).toContain(
      ofGuard("prod/mixed", "ForbidActions", rules.actionForbidden({ action: "keydelete", forbidden: FORBIDDEN })),
    );
    expect(message).not.toContain("[prod/acl]");
    expect(warnings()).toEqual(["acl", "mixed"].map((id) => notKnown(`prod/${id}`, "ForbidActions", "actions")));
  });

  test("refuses a forbidden action on a vault as on an account, and tells the views of the two apart", () => {
    const vault = AzureVault.fromVaultId(stack, "vault", "bedb82b9-582c-402d-9874-f3368722cf46");
    vault.grant(Principal.group("Users"), [AzureVaultAction.VIEW, AzureVaultAction.KEY_DELETE]);
    vault.grant(Principal.group("Readers"), [AzureVaultAction.VIEW]);
    const lines = (given: ForbidActions) => refusal(given)?.match(/\[[^\]]+\] ForbidActions: .*/g);
    expect(lines(guard())).toEqual([
      '[prod/vault/group-Users] ForbidActions: actions: Forbidden action. Expected each of actions to not be any of ["keydelete", "viewkeystore"], got "keydelete". Remove it. (guard-action-forbidden)',
    ]);
    account().grant(Principal.group("Users"), [AwsKmsAction.KEY_CREATE]);
    const views = lines(new ForbidActions(["viewnative"]))?.filter((line) => line.includes("viewnative"));
    expect(views).toEqual([
      expect.stringContaining("[prod/payments/group-Users] ForbidActions: actions: Forbidden action."),
    ]);
    expect(warnings()).toEqual([]);
  });

  test("refuses actions that only Terraform knows with refuseUnknown", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: variable("list").listValue, group: "Users" });
    const message = refusal(new ForbidActions(["keydelete"], { refuseUnknown: true }));
    expect(message).toContain(notKnownRefused("prod/acl", "ForbidActions", "actions"));
  });

  test.each([["key*"], ["*DELETE"], ["*"], ["k*d*e"]])("of %j forbids all actions that match it", (pattern) => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
    expect(refusal(new ForbidActions([pattern]))).toContain("[prod/acl] ForbidActions: actions: Forbidden action.");
    expect(warnings()).toEqual([]);
  });

  test("of a pattern forbids the views that match it, also those that another action brings", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keystoreadd"], group: "Users" });
    expect(refusal(new ForbidActions(["view*store"]))).toContain("with which CCKM grants viewkeystore");
  });

  test("of a pattern lets pass what does not match it, and says that a pattern matches nothing", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
    expect(refusal(new ForbidActions(["*purges", "hsm*"]))).toBeUndefined();
    expect(warnings()).toEqual([expect.stringContaining("ForbidActions: Unknown action.")]);
  });

  test("says a breach and a warning once, however often the app is synthesized", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
    new AwsKmsAcl(stack, "open", { kms: "kms-id", actions: variable("list").listValue, group: "Others" });
    expect(refusal(guard())).toBeDefined();
    expect(refusal(guard())?.match(/ForbidActions: actions/g)).toHaveLength(1);
    expect(warnings()).toHaveLength(1);
  });
});

test("a guard on the app holds in every stack, at any depth, and beside the same on a stack says it once", () => {
  const other = new TerraformStack(app, "dev");
  new CckmProvider(other, "cckm", { install: false });
  new AwsKmsAcl(new Construct(other, "team"), "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
  account().grant(Principal.group("Users"), ["keydelete"]);
  const guard = new ForbidActions(["keydelete"]);
  Aspects.of(other).add(guard);
  const fromStack = refusal(guard, app);
  expect(fromStack?.match(/\[[a-zA-Z/-]+\] ForbidActions/g)).toEqual(["[prod/payments/group-Users] ForbidActions"]);
  const alone = () => other.synthesizer.synthesize({ outdir: app.outdir, manifest: app.manifest });
  expect(alone).toThrow(/^[^[]*\[dev\/team\/acl\] ForbidActions: (?!.*ForbidActions)/s);
});

describe("AllowedRegions", () => {
  test("refuses each region outside, by name and by pattern", () => {
    account(["eu-west-1", "us-east-1", "eu-central-1", "us-west-2"]);
    const said = refusal(new AllowedRegions(["eu-*", "us-west-2"]))?.split("\n");
    expect(said?.filter((line) => line.includes("AllowedRegions")).map((line) => line.trim())).toEqual([
      '[prod/payments] AllowedRegions: regions: Region not allowed. Expected each of regions to be one of ["eu-*", "us-west-2"], got "us-east-1". Remove it. (guard-region-not-allowed)',
    ]);
  });

  test.each<[string, () => string[]]>([
    ["an expression that is the text", () => [tf('"us-east-1"')]],
    ["a set that Terraform makes of texts", () => Fn.toset(["us-east-1"])],
    ["a list in an expression", () => tf('["eu-west-1", "us-east-1"]') as unknown as string[]],
  ])("refuses a region in %s, which is known without Terraform", (_, regions) => {
    account(regions());
    expect(refusal(new AllowedRegions(["eu-*"]))).toContain(
      ofGuard("prod/payments", "AllowedRegions", rules.regionNotAllowed({ value: "us-east-1", allowed: ["eu-*"] })),
    );
    expect(warnings()).toEqual([]);
  });

  test("takes a pattern's other characters as they are", () => {
    account(["eu-west-1"]);
    expect(refusal(new AllowedRegions(["eu.west.1"]))).toContain(
      ofGuard(
        "prod/payments",
        "AllowedRegions",
        rules.regionNotAllowed({ value: "eu-west-1", allowed: ["eu.west.1"] }),
      ),
    );
  });

  test("warns of the regions of a data source", () => {
    account(new DataAwsAccount(stack, "aws", { awsConnection: "aws" }).regions);
    expect(refusal(new AllowedRegions(["eu-*"]))).toBeUndefined();
    expect(warnings()).toEqual([notKnown("prod/payments", "AllowedRegions", "regions")]);
  });
});

describe("RequireTags", () => {
  const guard = () => new RequireTags(["team", "stage"], { allowedValues: { stage: ["dev", "prod"] } });

  test.each<[string, object | undefined, string]>([
    [
      "no tags",
      undefined,
      'Missing tag. Expected tags with the names ["team", "stage"], got none. Add "team". (guard-tag-missing)',
    ],
    [
      "a missing one",
      { stage: "dev" },
      'Missing tag. Expected tags with the names ["team", "stage"], got stage. Add "team". (guard-tag-missing)',
    ],
    ["an empty one", { team: "", stage: "dev" }, 'got team without a value, stage. Set a value of "team".'],
    ["one of blanks", { team: "  ", stage: "dev" }, 'Set a value of "team".'],
    ["one that nobody sees", { team: "\u200b\u3164", stage: "dev" }, 'Set a value of "team".'],
    [
      "a wrong value",
      { team: "a", stage: "test" },
      'tags.stage: Value not allowed. Expected the tag to be one of ["dev", "prod"], got "test". (guard-tag-value-not-allowed)',
    ],
  ])("refuses a secret with %s", (_, tags, message) => {
    secret({ tags });
    const said = refusal(guard());
    expect(said).toContain("[prod/db] RequireTags: tags");
    expect(said).toContain(message);
  });

  test("takes a tag and its value in another Unicode form for the same, as Terraform does", () => {
    secret({ tags: { "e\u0301quipe": "cle\u0301s" } });
    expect(
      refusal(new RequireTags(["\u00e9quipe"], { allowedValues: { "\u00e9quipe": ["cl\u00e9s"] } })),
    ).toBeUndefined();
  });

  test("lets a secret pass that has all of them, whatever else it has", () => {
    secret({ tags: { team: "a", stage: "prod", more: "x" } });
    expect(refusal(guard())).toBeUndefined();
  });

  test("a value that only Terraform knows may be empty, so that it is a warning; with text around it, it is a value", () => {
    secret({ tags: { team: `team ${variable("team").stringValue}`, stage: variable("stage").stringValue } });
    expect(refusal(guard())).toBeUndefined();
    expect(warnings()).toEqual([notKnown("prod/db", "RequireTags", "tags.stage")]);
    const { stringValue } = variable("other");
    new AzureSecret(stack, "more", {
      secretName: "more",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      tags: { team: stringValue },
    });
    const said = refusal(new RequireTags(["team"], { refuseUnknown: true }));
    expect(said).toContain(notKnownRefused("prod/more", "RequireTags", "tags.team"));
    expect(said).not.toContain("[prod/db]");
  });

  test.each([" ", "\u200b", "\t\n"])("a value that only Terraform knows between %j may be nothing to see", (blank) => {
    secret({ tags: { team: `${blank}${variable("team").stringValue}${blank}`, stage: "dev" } });
    expect(refusal(guard())).toBeUndefined();
    expect(warnings()).toEqual([notKnown("prod/db", "RequireTags", "tags.team")]);
  });

  test("a map that only Terraform knows is a warning", () => {
    secret({ tags: variable("tags").value });
    expect(refusal(guard())).toBeUndefined();
    expect(warnings()).toEqual([notKnown("prod/db", "RequireTags", "tags")]);
  });
});

describe("RequireExpiry", () => {
  const from = "2026-01-01T00:00:00Z";

  test("refuses a secret that never expires", () => {
    secret();
    expect(refusal(new RequireExpiry())).toContain(
      ofGuard("prod/db", "RequireExpiry", rules.expiryMissing({ limit: "" })),
    );
  });

  test.each(["2026-03-31T23:59:59Z", "2026-04-01T00:00:00Z", "2026-04-01T01:00:00+02:00"])(
    "with maxDays 90 from the new year, %s is in time",
    (exp) => {
      secret({ exp });
      expect(refusal(new RequireExpiry({ maxDays: 90, from }))).toBeUndefined();
    },
  );

  test("with maxDays 90 from the new year, a second after the ninetieth day is too late", () => {
    secret({ exp: "2026-04-01T00:00:01Z" });
    expect(refusal(new RequireExpiry({ maxDays: 90, from }))).toContain(
      ofGuard(
        "prod/db",
        "RequireExpiry",
        rules.expiresTooLate({ value: "2026-04-01T00:00:01Z", limit: "within 90 days from 2026-01-01T00:00:00.000Z" }),
      ),
    );
  });

  test("counts from the synth on by default", () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    secret({ exp: inDays(9) });
    expect(refusal(new RequireExpiry({ maxDays: 10 }))).toBeUndefined();
    new AzureSecret(stack, "late", {
      secretName: "late",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      exp: inDays(11),
    });
    expect(refusal(new RequireExpiry({ maxDays: 10 }))).toContain("[prod/late]");
  });

  test("an expression may be null, so that it is a warning, also where days are limited", () => {
    secret({ exp: variable("exp").stringValue });
    expect(refusal(new RequireExpiry())).toBeUndefined();
    expect(warnings()).toEqual([notKnown("prod/db", "RequireExpiry", "exp")]);
    expect(refusal(new RequireExpiry({ refuseUnknown: true }))).toContain(
      notKnownRefused("prod/db", "RequireExpiry", "exp"),
    );
    expect(refusal(new RequireExpiry({ maxDays: 1, refuseUnknown: true }))).toContain(
      notKnownRefused("prod/db", "RequireExpiry", "exp"),
    );
  });
});

test.each<[string, () => unknown, string]>([
  [
    "ForbidActions",
    () => new ForbidActions([]),
    "ForbidActions: Nothing to guard. Expected a list with at least one action, got []. (guard-empty)",
  ],
  ["AllowedRegions", () => new AllowedRegions([""]), "Nothing to guard."],
  ["RequireTags", () => new RequireTags([]), "Nothing to guard."],
  [
    "RequireTags",
    () => new RequireTags(["a"], { allowedValues: { b: ["x"] } }),
    'RequireTags: Unknown tag. Expected allowedValues of ["a"], got those of "b". Add it to the names. (guard-tag-stray)',
  ],
  [
    "RequireExpiry",
    () => new RequireExpiry({ maxDays: 0 }),
    "RequireExpiry: Invalid number. Expected maxDays to be a number, more than 0, got 0. (guard-max-days-invalid)",
  ],
  [
    "RequireExpiry",
    () => new RequireExpiry({ from: "tomorrow" }),
    'RequireExpiry: Invalid time. Expected from to be a time in RFC 3339, such as 2030-01-31T00:00:00Z, got "tomorrow". (guard-from-invalid)',
  ],
])("a %s that guards nothing is refused", (name, make, message) => {
  expect(make).toThrow(`${name}: `);
  expect(make).toThrow(message);
});

describe("a guard that could guard nothing", () => {
  test.each<[string, () => IAspect, string]>([
    [
      "names that only Terraform knows",
      () => new ForbidActions([variable("a").stringValue]),
      "ForbidActions: Not known",
    ],
    [
      "a list that only Terraform knows",
      () => new ForbidActions(new TerraformVariable(stack, "forbidden", { type: "list(string)" }).listValue),
      "ForbidActions: Not known at synth",
    ],
    [
      "a list that a function of Terraform makes",
      () => new RequireTags(Fn.split(",", "a,b")),
      "RequireTags: Not known",
    ],
    [
      "such a list among names",
      () => new ForbidActions([AwsKmsAction.KEY_ROTATE, ...Fn.split(",", "keydelete")]),
      "ForbidActions: Not known at synth",
    ],
    [
      "such a list of values",
      () => new RequireTags(["stage"], { allowedValues: { stage: Fn.split(",", "dev,prod") } }),
      'RequireTags: allowedValues of "stage": Not known at synth',
    ],
    [
      "a text in place of a list",
      () => new AllowedRegions("eu-*" as never),
      "Expected a list with at least one region",
    ],
    ["an expression as text", () => new AllowedRegions(["$" + "{var.region}"]), "AllowedRegions: Not known at synth"],
    ["a blank name", () => new RequireTags([" "]), "RequireTags: Nothing to guard"],
    [
      "a text where a list of values belongs, of which every part would pass",
      () => new RequireTags(["stage"], { allowedValues: { stage: "production" as never } }),
      'RequireTags: allowedValues of "stage": Nothing to guard. Expected a list with at least one value, got "production". (guard-empty)',
    ],
  ])("is refused: %s", (_, make, message) => {
    expect(make).toThrow(message);
  });

  test("a region with blanks around it, as splitting a text leaves it, is the region", () => {
    new AwsKmsAccount(stack, "payments", {
      name: "payments",
      accountId: "123456789012",
      awsConnection: "aws",
      regions: ["us-east-1"],
    });
    expect(refusal(new AllowedRegions("eu-*, us-east-1".split(",")))).toBeUndefined();
  });

  test("an action in other letters is the action", () => {
    const stray = new AwsKmsAcl(stack, "acl", { kms: "0b90f8de-8617-498d-ad63-ca18eb717ae7", actions: [], group: "A" });
    stray.addOverride("actions", ["KeyDelete"]);
    expect(refusal(new ForbidActions(["KEYDELETE"]))).toContain(
      ofGuard("prod/acl", "ForbidActions", rules.actionForbidden({ action: "KeyDelete", forbidden: ["keydelete"] })),
    );
  });

  test("an action that is not known gets a warning with what was meant", () => {
    expect(refusal(new ForbidActions(["keydelte"]), app)).toBeUndefined();
    expect(warnings()).toEqual([
      '[prod] ForbidActions: Unknown action. Expected actions that this release knows, got "keydelte", which forbids nothing that is known here; an action of a newer release may stay. Did you mean "keydelete"? (guard-action-not-known)',
    ]);
  });
});

test("a tag whose name only Terraform knows may be the one that is required", () => {
  secret({ tags: { [variable("name").stringValue]: "payments" } });
  expect(refusal(new RequireTags(["team"]))).toBeUndefined();
  expect(warnings()).toEqual([notKnown("prod/db", "RequireTags", "tags")]);
});

test.each<[string, boolean]>([
  ["*", true],
  ["eu-*", true],
  ["*-1", true],
  ["eu-*-*", true],
  ["e*u-west-1", true],
  ["eu*west*1", true],
  ["eu-west-1", true],
  ["eu-west-1*", true],
  ["eu-west-*1", true],
  ["eu-west-1*1", false],
  ["us-*", false],
  ["eu.west.1", false],
  ["eu-*-2", false],
  ["*central*", false],
  ["eu-wes", false],
])("AllowedRegions of %j takes eu-west-1: %p", (pattern, taken) => {
  account(["eu-west-1"]);
  expect(refusal(new AllowedRegions([pattern])) === undefined).toBe(taken);
});
