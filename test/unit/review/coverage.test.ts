import fc from "fast-check";
import { resources } from "../../../lib/contract";
import { html, junit, markdown, review, reviewModel, terminal } from "../../../lib/review";
import { asOpenTofu } from "../../support/opentofu-plan";
import { expectWhole } from "../../support/review-coverage";
import { everyKind, planOf } from "./plans";

/** Names as people and strangers give them; each one is told apart by its number. */
const name = fc.constantFrom("payments", "key users", "a|b", "<b>", "@all", "ünï", "__proto__", "constructor");
const actions = fc.constantFrom<string[]>(
  ["create"],
  ["update"],
  ["delete"],
  ["delete", "create"],
  ["create", "delete"],
  ["forget"],
  ["no-op"],
  ["read"],
  ["create", "forget"],
  ["forget", "create"],
  ["teleport"],
);
const rights = fc.subarray(["keydelete", "keyupdate", "keycreate", "viewnative", "keyteleport"]);
const values = fc.record({
  id: fc.constantFrom("k1", "k2"),
  name,
  secret_name: name,
  key_vault: name,
  kms_id: fc.constantFrom("k1", "k2"),
  group: fc.option(name, { nil: null }),
  user_id: fc.option(name, { nil: null }),
  actions: rights,
  effective_actions: rights,
  regions: fc.subarray(["eu-west-1", "us-east-1"]),
  on_destroy: fc.constantFrom("purge", "retain", "soft-delete"),
  tags: fc.dictionary(name, name, { maxKeys: 2 }),
});
const unknown = fc.dictionary(
  fc.constantFrom("id", "group", "kms_id", "actions", "effective_actions"),
  fc.constant(true),
  {
    maxKeys: 3,
  },
);
const entry = fc.record({
  type: fc.constantFrom(...resources.map(({ type }) => type), "terraform_data", "constructor"),
  mode: fc.constantFrom("managed", "data"),
  change: fc.record(
    {
      actions,
      before: fc.option(values, { nil: null }),
      after: fc.option(values, { nil: null }),
      after_unknown: unknown,
      importing: fc.record({ id: name }),
    },
    { requiredKeys: ["actions", "before", "after"] },
  ),
});
const more = fc.record(
  { deposed: fc.constantFrom("aa11", "bb22"), previous_address: fc.constant("cckm_azure_secret.was") },
  { requiredKeys: [] },
);

describe("coverage: every change of a plan stands in every format exactly once", () => {
  test("of plans of any changes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(entry, more), { maxLength: 12 }),
        fc.array(entry, { maxLength: 4 }),
        (list, drift) => {
          const changes = list.map(([one, marks]) => ({ ...one, ...marks }));
          const { resource_changes: resource_drift } = planOf(drift) as { resource_changes: unknown };
          const model = review({ plan: planOf(changes, { resource_drift }) });
          const silent = list.filter(
            ([{ change, mode }, { previous_address }]) =>
              (change.actions[0] === "no-op" && !change.importing && previous_address === undefined) ||
              (change.actions[0] === "read" && mode === "data"),
          );
          expect(model.changes.length).toBe(list.length - silent.length);
          expect(reviewModel.parse(model)).toEqual(model);
          expectWhole(model);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("of a plan of real Terraform with every kind of change", () => expectWhole(review({ plan: everyKind() })));

  test("of a plan in OpenTofu's form, and tells of it what it tells of Terraform's", () => {
    const [tofu, terraform] = [review({ plan: asOpenTofu(everyKind()) }), review({ plan: everyKind() })];
    expectWhole(tofu);
    const own = (provider: string) => provider.replace("registry.opentofu.org", "registry.terraform.io");
    expect(tofu.changes.map((change) => ({ ...change, provider: own(change.provider) }))).toEqual(terraform.changes);
    expect({ ...tofu, changes: [], versions: null }).toEqual({ ...terraform, changes: [], versions: null });
  });

  test("of a plan of OpenTofu with other providers, and with a reason that only OpenTofu has", () => {
    const other = (type: string, more: object) => ({
      type,
      provider_name: "registry.opentofu.org/hashicorp/aws",
      change: { actions: ["delete"], before: { name: "a" }, after: null },
      ...more,
    });
    const plan = planOf([
      other("aws_iam_role", {}),
      other("aws_kms_key", { action_reason: "delete_because_enabled_false" }),
    ]);
    const model = review({ plan: asOpenTofu(plan as Record<string, unknown>) });
    expectWhole(model);
    expect(model.status.reviewed).toBe(true);
    expect(model.changes.map(({ provider, kind }) => [provider, kind])).toEqual([
      ["registry.opentofu.org/hashicorp/aws", "other"],
      ["registry.opentofu.org/hashicorp/aws", "other"],
    ]);
    expect(terminal(model)).toContain("switched off in the code");
  });

  test("of a plan of OpenTofu that ended with an error, which is not taken for a complete one", () => {
    const { status, plan } = review({ plan: asOpenTofu({ ...everyKind(), errored: true }) });
    expect([plan.complete, status.reasons.map(({ code }) => code)]).toEqual([false, ["errored"]]);
  });

  test.each([
    ["1.0", "1.1.9"],
    ["1.1", "1.3.10"],
    ["1.2", "1.5.7"],
  ])(
    "of a plan in format %s of an older Terraform, %s, which has not yet all that newer ones tell",
    (format_version, terraform_version) => {
      const newest = everyKind() as { resource_changes: Record<string, unknown>[] };
      const {
        complete: _,
        errored: __,
        timestamp: ___,
        applyable: ____,
        relevant_attributes: _____,
        checks: ______,
        ...older
      } = newest as Record<string, unknown>;
      const resource_changes = newest.resource_changes.map(({ action_reason, ...change }) => change);
      const [model, now] = [
        review({ plan: { ...older, format_version, terraform_version, resource_changes } }),
        review({ plan: newest }),
      ];
      expectWhole(model);
      expect([model.status.reviewed, model.plan.complete, model.plan.madeAt]).toEqual([true, true, null]);
      const told = ({ changes }: typeof model) =>
        changes.map(({ number, action, name, rights }) => [number, action, name, rights]);
      expect(told(model)).toEqual(told(now));
      expect(model.summary).toEqual(now.summary);
    },
  );

  test("the same plan gives the same bytes in every format, whatever order the plan lists its changes in", () => {
    const plan = everyKind() as { resource_changes: unknown[] };
    const turned = { ...plan, resource_changes: [...plan.resource_changes].reverse() };
    for (const format of [terminal, markdown, html, junit]) {
      expect(format(review({ plan: turned }))).toBe(format(review({ plan })));
    }
  });
});
