import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lookAt } from "../../../../lib/cli/drift/look-at";
import { RefusedSignIns } from "../../../../lib/cli/drift/refused-sign-ins";
import { reviewCommand } from "../../../../lib/cli/review/review";
import { Engine } from "../../../../lib/cli/stacks";
import { readPolicy, withPolicy } from "../../../../lib/policy";
import { review } from "../../../../lib/review";
import { planOf, secretChange } from "../../review/plans";

const POLICY = `version: 1
rules:
  - {name: no-purge, effect: forbid, when: {CONDITION: [prod], deletion: [purge]}}
`;
const PLAN = planOf([secretChange({ on_destroy: "purge" }, null)]);

let folder: string;
const own = process.env.TF_WORKSPACE;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-workspace-"));
  writeFileSync(join(folder, "plan.json"), JSON.stringify(PLAN));
  writeFileSync(join(folder, "policy.yaml"), POLICY.replace("CONDITION", "workspace"));
});
afterEach(() => {
  delete process.env.TF_WORKSPACE;
  if (own !== undefined) process.env.TF_WORKSPACE = own;
  rmSync(folder, { recursive: true });
});

test.each([
  ["", true],
  ["prod", true],
  ["dev", false],
])("by a rule of the workspace prod, a plan whose TF_WORKSPACE is %j is refused: %s", async (workspace, refused) => {
  process.env.TF_WORKSPACE = workspace;
  const args = ["plan.json", "--policy", "policy.yaml", "--out", "review.txt"];
  const ran = reviewCommand().parseAsync(
    args.map((one) => (one.includes(".") ? join(folder, one) : one)),
    { from: "user" },
  );
  if (refused) await expect(ran).rejects.toThrow(/The policy refuses the plan:?\s+.*no-purge/);
  else await ran;
});

test("cckm drift takes a TF_WORKSPACE that is empty for none, as Terraform does", async () => {
  const env = { TF_WORKSPACE: "" };
  const stack = { name: "prod", folder, configuration: {}, dependsOn: [] };
  const signIns = new RefusedSignIns(env);
  signIns.note(stack, "Code: api-sign-in-refused");
  const { environment } = await lookAt(stack, new Engine(env), env, signIns);
  expect(environment).toEqual({ stack: "prod", workspace: null });
});

test.each(["environment", "workspace"])(
  "a rule by %s holds where its name is empty, and so is not known",
  (condition) => {
    const policy = readPolicy("policy.yaml", POLICY.replace("CONDITION", condition));
    const passed = (name: string) => {
      const model = review({ plan: PLAN, environment: { stack: name, workspace: name } });
      return withPolicy(model, policy, "2026-10-01").policy?.passed;
    };
    expect(["", "prod", "dev"].map(passed)).toEqual([false, false, true]);
  },
);
