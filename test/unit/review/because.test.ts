import { html, intentOf, junit, markdown, review, terminal } from "../../../lib/review";
import { aclChange, planOf, secretChange } from "./plans";

const FORMATS = { terminal, markdown: (model: ReturnType<typeof review>) => markdown(model), html, junit };
const account = (name: string, number = "1") => ({
  id: "k",
  name,
  account_id: number,
  aws_connection: "aws",
  regions: [],
});
const replaced = (more: object, change: object = {}) => ({
  change: { actions: ["delete", "create"], before: account("a"), after: account("a", "2"), ...change },
  ...more,
});

describe("what forces a replacement is told in every format", () => {
  test.each<[string, object, RegExp]>([
    [
      "an argument that cannot be changed in place",
      replaced({ action_reason: "replace_because_cannot_update" }, { replace_paths: [["account_id"]] }),
      /as .*AWS account.* cannot be changed in place/,
    ],
    [
      "an argument, where the engine gives no word for it",
      replaced({}, { replace_paths: [["account_id"]] }),
      /cannot be changed in place/,
    ],
    ["a tainted object", replaced({ action_reason: "replace_because_tainted" }), /it is tainted/],
    ["a replacement by request", replaced({ action_reason: "replace_by_request" }), /asked for it with -replace/],
    ["a trigger", replaced({ action_reason: "replace_by_triggers" }), /replace_triggered_by/],
    [
      "a reason that is not known here",
      replaced({ action_reason: "replace_by_moon" }),
      /replace(_|&#95;)by(_|&#95;)moon/,
    ],
    ["no reason", replaced({}), /the plan does not say why/],
    [
      "another provider's resource",
      replaced(
        { type: "aws_iam_role", action_reason: "replace_because_cannot_update" },
        { replace_paths: [["tags", "a"]] },
      ),
      /cannot be changed in place/,
    ],
  ])("%s", (_, change, words) => {
    const model = review({ plan: planOf([change]) });
    for (const [format, write] of Object.entries(FORMATS)) {
      expect([format, write(model).replaceAll(/<\/?code>|\s+/g, " ")]).toEqual([format, expect.stringMatching(words)]);
    }
  });

  test("a trigger by its name, where the code has it", () => {
    const lifecycle = { replace_triggered_by: ["terraform_data.release"] };
    const configuration = { resource: { cckm_aws_kms_account: { r0: { lifecycle } } } };
    const model = review({ plan: planOf([replaced({ action_reason: "replace_by_triggers" })]), configuration });
    expect(terminal(model)).toContain("terraform_data.release");
  });

  test("a deletion of what is no longer in the code", () => {
    const change = { ...secretChange({}, null), action_reason: "delete_because_no_resource_config" };
    for (const write of Object.values(FORMATS))
      expect(write(review({ plan: planOf([change]) }))).toContain("no longer in the code");
  });

  test("an approval is bound to it", () => {
    const causes = (change: object) => intentOf({ plan: planOf([change]) }).intent.changes[0]!.replacedBecause;
    expect(causes(replaced({ action_reason: "replace_because_tainted" }))).toEqual(["replace_because_tainted"]);
    expect(
      causes(replaced({ action_reason: "replace_because_cannot_update" }, { replace_paths: [["account_id"]] })),
    ).toEqual(["replace_because_cannot_update", "account_id"]);
    expect(causes({ ...secretChange({}, null), action_reason: "delete_because_no_resource_config" })).toEqual([]);
  });
});

describe("what guards a loss", () => {
  const plan = (more: object = {}) => planOf([secretChange({ on_destroy: "purge" }, null)], more);
  const guarded = { resource: { cckm_azure_secret: { r0: { lifecycle: { prevent_destroy: true } } } } };

  test("is nothing in a plan that Terraform made without an error", () => {
    expect(terminal(review({ plan: plan() }))).toContain("Nothing guards it: no prevent_destroy.");
  });

  test("is prevent_destroy, which is told as the error that it is", () => {
    const model = review({ plan: plan({ errored: true }), configuration: guarded });
    expect(model.status.reasons.map(({ code }) => code)).toEqual(["errored", "preventDestroy"]);
    for (const [format, write] of Object.entries(FORMATS)) {
      const text = write(model).replaceAll("&#95;", "_");
      expect([format, text]).toEqual([
        format,
        expect.stringMatching(/has prevent_destroy, and this plan would delete it/),
      ]);
      expect([format, text]).toEqual([format, expect.not.stringMatching(/Nothing guards/)]);
    }
  });

  test("is not known of a plan that ended with an error, without its configuration", () => {
    expect(terminal(review({ plan: plan({ errored: true }) }))).toContain(
      "Whether prevent_destroy guards it is not known here.",
    );
  });

  test("is the vault that forbids purging", () => {
    const change = secretChange({ on_destroy: "purge", recovery_level: "Recoverable" }, null);
    const model = review({ plan: planOf([change]) });
    expect(model.summary).toMatchObject({ lostForGood: [], lookAt: [1] });
    expect(terminal(model)).toContain("forbids purging");
  });

  test.each(["Purgeable", "Recoverable+Purgeable"])("is nothing where the level is %s", (recovery_level) => {
    expect(
      review({ plan: planOf([secretChange({ on_destroy: "purge", recovery_level }, null)]) }).summary.lostForGood,
    ).toEqual([1]);
  });
});

test("a vault that leaves CCKM stands among what can be brought back, and an approval is bound to it", () => {
  const before = { id: "v", name: "billing-kv", subscription_id: "s", azure_connection: "azure" };
  const plan = planOf([{ type: "cckm_azure_vault", change: { actions: ["delete"], before, after: null } }]);
  expect(review({ plan }).summary.removed).toEqual([1]);
  for (const write of [terminal, markdown, html])
    expect(write(review({ plan }))).toContain("Removed, can be brought back");
  expect(intentOf({ plan }).intent.changes[0]!.losses.map(({ code }) => code)).toEqual(["vaultLeavesCckm"]);
});

test("a secret that is replaced may recover the one that its deletion left in the vault", () => {
  const change = secretChange({ recover_soft_deleted: true }, { recover_soft_deleted: true }, ["delete", "create"]);
  expect(review({ plan: planOf([change]) }).changes[0]!.findings.map(({ code }) => code)).toContain("secretRecovered");
});

describe("what a plan holds and this review does not know", () => {
  test("a resource of ours that is newer than this package cannot be reviewed", () => {
    const change = { type: "cckm_azure_key", change: { actions: ["delete"], before: {}, after: null } };
    const { status } = review({ plan: planOf([change]) });
    expect(status.reasons).toMatchObject([{ code: "unknownType", detail: expect.stringContaining("cckm_azure_key") }]);
  });

  test("one to which nothing is done, and one of another provider, can", () => {
    const still = { type: "cckm_azure_key", change: { actions: ["no-op"], before: {}, after: {} } };
    const other = { type: "aws_kms_key", change: { actions: ["create"], before: null, after: {} } };
    expect(review({ plan: planOf([still, other]) }).status.reviewed).toBe(true);
  });
});

test("a failed check of the configuration, which only warns, is told and keeps nothing from being reviewed", () => {
  const checks = [
    {
      address: { kind: "check", to_display: "check.health" },
      status: "fail",
      instances: [{ problems: [{ message: "The vault does not answer." }] }],
    },
  ];
  const model = review({ plan: planOf([aclChange(["keycreate"], ["keyrotate"])], { checks }) });
  expect(model.status.reviewed).toBe(true);
  for (const [format, write] of Object.entries(FORMATS)) {
    expect([format, write(model)]).toEqual([format, expect.stringContaining("The vault does not answer.")]);
  }
});
