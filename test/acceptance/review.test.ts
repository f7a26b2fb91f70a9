import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ACTIONS, KINDS, type ReviewModel, review, terminal } from "../../lib/review";
import { VAULTS } from "../support/azure-secret";
import { expectWhole } from "../support/review-coverage";
import { plansOfRealTerraform } from "../support/review-plan";

let plans: Awaited<ReturnType<typeof plansOfRealTerraform>>;
beforeAll(async () => {
  plans = await plansOfRealTerraform();
});

test("a plan of real Terraform with every kind of change is told whole", () => {
  const { everyKind: plan } = plans;
  if (process.env.UPDATE_PLANS) {
    writeFileSync(join(__dirname, "../unit/review/plans/every-kind.json"), `${JSON.stringify(plan, null, 1)}\n`);
  }
  const model = review({ plan });
  expect(model.status).toEqual({ reviewed: true, reasons: [] });
  expect(new Set(model.changes.map(({ action }) => action))).toEqual(new Set(ACTIONS.filter((one) => one !== "read")));
  expect(new Set(model.changes.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  expect(model.changes.filter(({ deposed }) => deposed !== undefined)).toHaveLength(1);
  for (const part of [model.drift, model.unknown, model.readAtApply, model.outputs]) expect(part).not.toEqual([]);
  expect(byName(model, "permanent-pin").findings).toContainEqual({
    code: "lostForGood",
    args: { cause: "vaultWithoutSoftDelete", vault: VAULTS.noSoftDelete },
  });
  expect(model.summary.removed).toContain(byName(model, "Archive-KV").number);
  expect(model.access.rows.map(({ kind, target, principal }) => [kind, target, principal.id])).toEqual(
    expect.arrayContaining([
      ["azureVault", "billing-kv", "Vault Users"],
      ["azureVault", "ledger-kv", "Vault Users"],
    ]),
  );
  expect(JSON.stringify(model)).not.toContain("test-secret-value");
  expectWhole(model);
});

test.each<[string, string[], string[]]>([
  ["-destroy", [], ["delete"]],
  ["-replace", [], ["replace"]],
  ["-target", ["incomplete"], ["update"]],
  ["create_before_destroy", [], ["replace"]],
  ["import", [], ["import"]],
  ["tainted", [], ["replace"]],
  ["replace_triggered_by", [], ["replace", "update"]],
  ["-refresh-only", [], []],
  ["a check that fails", [], []],
  ["prevent_destroy", ["errored", "preventDestroy"], ["delete"]],
  ["a precondition that fails", ["errored", "preconditionFailed"], []],
])("a plan of real Terraform with %s is told whole", (kind, reasons, actions) => {
  const model = review({ plan: plans.others[kind], configuration: GUARDED });
  expect(model.status.reasons.map(({ code }) => code)).toEqual(reasons);
  expect(model.changes.map(({ action }) => action)).toEqual(expect.arrayContaining(actions));
  expectWhole(model);
});

test.each([
  ["-replace", "asked for it with -replace"],
  ["tainted", "it is tainted"],
  ["replace_triggered_by", "replace_triggered_by"],
  ["create_before_destroy", "asked for it with -replace"],
  ["prevent_destroy", "cckm_aws_kms_account.kept has prevent_destroy"],
  ["a precondition that fails", "terraform_data.wrong failed: The team is another one."],
  ["a check that fails", "A check of the configuration warns: check.health failed: The team is another one."],
])("a plan of real Terraform with %s says so", (kind, words) => {
  const text = terminal(review({ plan: plans.others[kind], configuration: GUARDED }));
  expect(text.replaceAll(/\s+/g, " ")).toContain(words);
});

/** What synth writes of an object that must not be destroyed. */
const GUARDED = { resource: { cckm_aws_kms_account: { kept: { lifecycle: { prevent_destroy: true } } } } };

function byName({ changes }: ReviewModel, name: string): ReviewModel["changes"][number] {
  return changes.find((change) => change.name === name)!;
}
