import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { review } from "../../lib/review";
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
  expect(JSON.stringify(model)).not.toContain("test-secret-value");
  expectWhole(model);
});

test.each([
  ["-destroy", true, ["delete"]],
  ["-replace", true, ["replace"]],
  ["-target", false, ["update"]],
  ["create_before_destroy", true, ["replace"]],
  ["import", true, ["import"]],
])("a plan of real Terraform with %s is told whole", (kind, reviewed, actions) => {
  const model = review({ plan: plans.others[kind] });
  expect(model.status.reasons.map(({ code }) => code)).toEqual(reviewed ? [] : ["incomplete"]);
  expect(model.changes.map(({ action }) => action)).toEqual(expect.arrayContaining(actions));
  expectWhole(model);
});
