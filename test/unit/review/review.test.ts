import { awsKmsActionsWithoutRisk } from "../../../lib/contract";
import { html, markdown, review, reviewModel, terminal } from "../../../lib/review";
import { aclChange, everyKind, planOf, secretChange } from "./plans";

const codes = (plan: object) => review({ plan }).changes.map(({ findings }) => findings.map(({ code }) => code));

describe("a plan of real Terraform with every kind of change", () => {
  const model = review({ plan: everyKind() });

  test("is a model of the published form", () => {
    expect(reviewModel.parse(model)).toEqual(model);
  });

  test("stands in the model once and whole", () => {
    const addresses = model.changes.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { inPlan, shown } of Object.values(model.coverage)) expect(shown).toBe(inPlan);
  });

  test("is numbered worst first", () => {
    expect(model.changes.slice(0, 3).map(({ name, risk }) => [name, risk])).toEqual([
      ["aging-q3", "destroys"],
      ["aging-q1", "destroys"],
      ["archive-pin", "destroys"],
    ]);
    expect(model.changes.map(({ number }) => number)).toEqual(model.changes.map((_, index) => index + 1));
  });

  test("gives the same bytes again", () => {
    expect(JSON.stringify(review({ plan: everyKind() }))).toBe(JSON.stringify(model));
  });
});

describe("the review of what is lost", () => {
  test.each<[string, object, string[]]>([
    ["a secret that is purged", { on_destroy: "purge" }, ["lostForGood"]],
    ["a secret in a vault without soft delete", { soft_delete_enabled: false }, ["lostForGood"]],
    ["a secret that is soft-deleted", {}, ["recoverable"]],
    ["a secret that stays in CCKM", { on_destroy: "retain" }, ["kept"]],
  ])("%s", (_, before, expected) => {
    expect(codes(planOf([secretChange(before, null)]))).toEqual([expected]);
  });

  test("the secret that goes in a replacement counts as the one that is deleted does", () => {
    expect(codes(planOf([secretChange({ on_destroy: "purge" }, {}, ["delete", "create"])]))[0]).toContain(
      "lostForGood",
    );
  });

  test("tells a report on the age of keys, which shows its own day", () => {
    const before = { name: "aging", report_type: "key-aging", completed_at: "2026-07-01T05:12:44Z" };
    const change = { actions: ["delete"], before, after: null };
    const [told] = review({ plan: planOf([{ type: "cckm_azure_report", change }]) }).changes;
    expect(told).toMatchObject({
      risk: "destroys",
      findings: [{ code: "lostForGood", args: { cause: "reportIsOfItsDay" } }],
    });
  });

  test.each([
    ["completed", "kept"],
    ["failed", "lostForGood"],
    ["cancelled", "lostForGood"],
    ["canceled", "lostForGood"],
    ["aborted", "lostForGood"],
    ["in_progress", "kept"],
  ])("a report to be retained that is %s is %s", (overall_status, code) => {
    const before = { name: "audit", on_destroy: "retain", overall_status };
    const change = { actions: ["delete"], before, after: null };
    expect(codes(planOf([{ type: "cckm_azure_report", change }]))).toEqual([[code]]);
  });
});

describe("the review of rights", () => {
  const rights = (plan: object) => review({ plan }).changes[0]!.rights[0]!;

  test("every action that the contract names has a class", () => {
    expect(awsKmsActionsWithoutRisk()).toEqual([]);
  });

  test("tells them as granted, revoked and kept, worst first", () => {
    const told = rights(planOf([aclChange(["keycreate", "reportview"], ["keycreate", "keyupdate", "keydelete"])]));
    expect(told.granted.map(({ action }) => action)).toEqual(["keydelete", "keyupdate"]);
    expect(told.revoked.map(({ action }) => action)).toEqual(["reportview"]);
    expect(told.kept.map(({ action }) => action)).toEqual(["keycreate"]);
  });

  test("an action that is in no list counts as the worst", () => {
    const plan = planOf([aclChange(["keycreate"], ["keycreate", "keyteleport"])]);
    expect(rights(plan).granted).toEqual([
      { action: "keyteleport", class: "destroys", notListed: true, state: "granted" },
    ]);
    expect(codes(plan)).toEqual([["actionNotListed"]]);
  });

  test("permissions that a replacement moves end for the one and begin for the other", () => {
    const side = (group: string) => ({ kms_id: "k", group, actions: ["keydelete"], effective_actions: ["keydelete"] });
    const change = { actions: ["delete", "create"], before: side("Old"), after: side("New"), after_unknown: {} };
    const model = review({ plan: planOf([{ type: "cckm_aws_kms_acl", change }]) });
    expect(model.changes[0]).toMatchObject({
      name: "New",
      risk: "destroys",
      rights: [
        { principal: { id: "Old" }, granted: [], revoked: [{ action: "keydelete" }], leftWithNone: true },
        { principal: { id: "New" }, granted: [{ action: "keydelete" }], revoked: [], leftWithNone: false },
      ],
    });
    expect(model.access.rows).toMatchObject([
      { principal: { id: "New" }, rights: [{ state: "granted" }] },
      { principal: { id: "Old" }, leftWithNone: true, rights: [{ state: "revoked" }] },
    ]);
    for (const format of [terminal, markdown]) expect(format(model)).toMatch(/New.* gains .*keydelete/);
  });

  test("permissions that a replacement leaves are held by both", () => {
    const side = (group: string) => ({ kms_id: "k", group, actions: ["keydelete"], effective_actions: ["keydelete"] });
    const change = { actions: ["forget", "create"], before: side("Old"), after: side("New"), after_unknown: {} };
    const { access, summary } = review({ plan: planOf([{ type: "cckm_aws_kms_acl", change }]) });
    expect(access.rows).toMatchObject([
      { principal: { id: "New" }, rights: [{ state: "granted" }] },
      { principal: { id: "Old" }, leftWithNone: false, rights: [{ state: "kept" }] },
    ]);
    expect(summary.leftWithNone).toEqual([]);
  });

  test("permissions that Terraform forgets are still held", () => {
    const change = { ...aclChange(["keydelete"], null).change!, actions: ["forget"] };
    expect(rights(planOf([{ type: "cckm_aws_kms_acl", change }]))).toMatchObject({ revoked: [], leftWithNone: false });
  });

  test("tells who ends with no rights", () => {
    expect(review({ plan: planOf([aclChange(["keycreate"], null)]) }).summary.leftWithNone).toEqual([1]);
  });

  test("actions that are known only after the apply count as the worst", () => {
    const change = {
      ...aclChange(null, []).change!,
      after: { group: "Users" },
      after_unknown: { actions: true, effective_actions: true, kms_id: true },
    };
    const [told] = review({ plan: planOf([{ type: "cckm_aws_kms_acl", change }]) }).changes;
    expect(told).toMatchObject({ risk: "destroys", rights: [{ unknown: true }] });
  });

  test("what was granted outside and is taken back is told apart", () => {
    const drifted = {
      ...aclChange(["keycreate"], ["keycreate", "keydelete"]),
      address: "cckm_aws_kms_acl.r0",
      mode: "managed",
      name: "r0",
    };
    const plan = planOf([aclChange(["keycreate", "keydelete"], ["keycreate"])], { resource_drift: [drifted] });
    const model = review({ plan });
    expect(model.changes[0]!.rights[0]!.revoked).toMatchObject([{ action: "keydelete", outside: true }]);
    expect(model.drift).toMatchObject([{ cause: "grantedOutside", undoneBy: 1 }]);
  });
});

describe("the review of a secret", () => {
  test("has neither value nor hash in the review, whatever the plan holds", () => {
    const plan = planOf([secretChange(null, { value: "test-secret-value" })], {
      configuration: {
        root_module: {
          resources: [
            {
              address: "cckm_azure_secret.r0",
              type: "cckm_azure_secret",
              name: "r0",
              expressions: { value: { constant_value: "test-secret-constant" } },
            },
          ],
        },
      },
    });
    expect(JSON.stringify(review({ plan }))).not.toMatch(/test-secret/);
  });

  test("tells a value that comes from another variable than on the target branch", () => {
    const resource = { address: "cckm_azure_secret.r0", type: "cckm_azure_secret", name: "r0" };
    const expressions = { value: { references: ["var.second"] } };
    const configuration = { root_module: { resources: [{ ...resource, expressions }] } };
    const base = { resource: { cckm_azure_secret: { r0: { value: `\${var.first}` } } } };
    const plan = planOf([secretChange({}, { value_version: 2 })], { configuration });
    expect(review({ plan, base }).changes[0]!.findings.map(({ code }) => code)).toEqual([
      "newSecretVersion",
      "valueSourceSwapped",
    ]);
  });

  test.each([
    ["2026-10-20T00:00:00Z", ["expiresSoon"]],
    ["2026-12-20T00:00:00Z", []],
  ])("that expires on %s, seen from the plan's own time", (exp, expected) => {
    expect(codes(planOf([secretChange({ exp }, { exp, enabled: true, content_type: "x" })]))).toEqual([expected]);
  });
});

describe("a plan that cannot be reviewed", () => {
  test.each<[string, unknown, string]>([
    ["is no plan", { resource_changes: 1 }, "unknownFormat"],
    ["is null", null, "unknownFormat"],
    ["has another format", planOf([], { format_version: "2.0" }), "unknownFormat"],
    ["ended with an error", planOf([], { errored: true }), "errored"],
    ["is not complete", planOf([], { complete: false }), "incomplete"],
    ["has an action that is not known", planOf([{ change: { actions: ["teleport"] } }]), "unknownAction"],
    ["has no action", planOf([{ change: { actions: [] } }]), "unknownAction"],
  ])("when it %s", (_, plan, code) => {
    const { status } = review({ plan });
    expect(status.reviewed).toBe(false);
    expect(status.reasons.map((reason) => reason.code)).toContain(code);
  });

  test("shows an entry whose action is not known all the same", () => {
    const model = review({ plan: planOf([{ change: { actions: ["teleport"] } }]) });
    expect(model.coverage.changes).toEqual({ inPlan: 1, shown: 1 });
  });
});

test("a review of OpenTofu's plan without complete is judged by its error alone", () => {
  expect(review({ plan: planOf([]) }).plan.complete).toBe(true);
  expect(review({ plan: planOf([], { errored: true }) }).plan.complete).toBe(false);
});

test("a review tells versions of providers as they were given", () => {
  const providers = { "registry.terraform.io/hashicorp/null": "3.2.3" };
  expect(review({ plan: planOf([]), providers }).versions.providers).toEqual(providers);
});

test("a review tells a failed check of the configuration with its own words", () => {
  const checks = [
    {
      address: { to_display: "cckm_azure_secret.db" },
      status: "fail",
      instances: [{ problems: [{ message: "The vault must keep what is deleted." }] }],
    },
  ];
  expect(review({ plan: planOf([], { checks }) }).status).toEqual({
    reviewed: false,
    reasons: [
      { code: "preconditionFailed", detail: "cckm_azure_secret.db failed: The vault must keep what is deleted." },
    ],
  });
});

test("actions that the apply invokes cannot be reviewed", () => {
  expect(review({ plan: planOf([], { action_invocations: [{ address: "action.x.y" }] }) }).status.reviewed).toBe(false);
});

test("a review tells an imported object with its id", () => {
  const change = { actions: ["no-op"], before: { name: "a" }, after: { name: "a" }, importing: { id: "0b90f8de" } };
  expect(terminal(review({ plan: planOf([{ change }]) }))).toContain("Its id: 0b90f8de.");
});

test("a review tells settings of the provider that matter, with what the target branch has", () => {
  const target = { address: "https://cm.example.com", domain: "payments", tlsVerified: false, adopt: "identical" };
  const baseTarget = { ...target, domain: "root", tlsVerified: true };
  const model = review({ plan: planOf([]), target, baseTarget });
  expect(model.settings.map(({ code, args }) => [code, args.setting, args.before, args.after])).toEqual([
    ["certificateNotVerified", undefined, undefined, undefined],
    ["adoptsIdentical", undefined, undefined, undefined],
    ["settingChanged", "domain", "root", "payments"],
    ["settingChanged", "no_ssl_verify", "false", "true"],
  ]);
  expect(review({ plan: planOf([]), target: { ...target, tlsVerified: true, adopt: null } }).settings).toEqual([]);
  for (const format of [terminal, markdown, html]) expect(format(model)).toContain("is not verified");
});

test.each([
  ["another connection", { aws_connection: "other" }, "connectionSwapped"],
  ["another role", { assume_role_arn: "arn:aws:iam::123456789012:role/other" }, "roleSwapped"],
])(
  "an account that is replaced and comes back with %s says so, as one that is changed in place does",
  (_, more, code) => {
    const side = {
      id: "k",
      name: "payments",
      account_id: "123456789012",
      aws_connection: "aws",
      regions: ["eu-west-1"],
    };
    const swapped = (actions: string[], after: object) => {
      const change = { actions, before: side, after: { ...side, ...after }, after_unknown: {} };
      const [only] = review({ plan: planOf([{ change }]) }).changes;
      return { codes: only!.findings.map((finding) => finding.code), risk: only!.risk };
    };
    for (const actions of [["update"], ["delete", "create"], ["create", "delete"]]) {
      expect(swapped(actions, more)).toMatchObject({ codes: expect.arrayContaining([code]), risk: "controls" });
      expect(swapped(actions, { name: "invoices" }).codes).not.toContain(code);
    }
  },
);
