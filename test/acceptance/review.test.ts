import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { review } from "../../lib/review";
import { planOfEveryKind } from "../support/review-plan";

test("a plan of real Terraform with every kind of change is told whole", async () => {
  const plan = await planOfEveryKind();
  if (process.env.UPDATE_PLANS) {
    writeFileSync(join(__dirname, "../unit/review/plans/every-kind.json"), `${JSON.stringify(plan, null, 1)}\n`);
  }
  const model = review({ plan });
  expect(model.status).toEqual({ reviewed: true, reasons: [] });
  expect(JSON.stringify(model)).not.toContain("test-secret-value");
  for (const { inPlan, shown } of Object.values(model.coverage)) expect(shown).toBe(inPlan);
});
