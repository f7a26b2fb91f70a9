import fc from "fast-check";
import { resources } from "../../../lib/contract";
import { html, junit, markdown, review, reviewModel, terminal } from "../../../lib/review";
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

  test("of a plan in OpenTofu's form, which has no word on whether it is complete", () => {
    const { complete, applyable, ...plan } = everyKind();
    expectWhole(review({ plan: { ...plan, terraform_version: "1.10.0" } }));
  });

  test("the same plan gives the same bytes in every format, whatever order the plan lists its changes in", () => {
    const plan = everyKind() as { resource_changes: unknown[] };
    const turned = { ...plan, resource_changes: [...plan.resource_changes].reverse() };
    for (const format of [terminal, markdown, html, junit]) {
      expect(format(review({ plan: turned }))).toBe(format(review({ plan })));
    }
  });
});
