import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changeOutside, type DriftBench, PROD, STAGING, startDriftBench } from "../support/drift-bench";
import { writeApp } from "../support/stacks";

let bench: DriftBench;
beforeEach(async () => {
  bench = await startDriftBench();
});
afterEach(() => bench.close());

test("a stack that cannot be looked at, or only in part, is an error, beside the drift of the others", async () => {
  await bench.deploy();
  await changeOutside(bench);
  const wrong = { ...STAGING, provider: { cckm: [{ username: "nobody" }] } };
  writeApp(bench.app, { prod: PROD, staging: wrong });
  const { code, stdout, stderr } = await bench.drift(["--format", "markdown", "--out", "report.md"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe("cckm: 1 of 2 stacks could not be looked at.\nCode: drift-not-looked-at\n");
  const report = readFileSync(join(bench.tf.path, "report.md"), "utf8");
  expect(report).toContain("+<code>keydelete</code>");
  expect(report).toContain("Could not sign in");
  expect(report).toContain("Code: api-sign-in-refused");
  expect((await bench.drift(["prod"])).code).toBe(2);

  // Only the saved plan tells under OpenTofu that it leaves objects out.
  const part = await bench.drift(["prod"], { TF_CLI_ARGS_plan: "-target=cckm_azure_secret.db" });
  expect(part).toMatchObject({ code: 1, stdout: expect.stringContaining("The plan is not complete") });

  await bench.sim.stop();
  const down = await bench.drift(["prod"]);
  expect(down).toMatchObject({ code: 1, stdout: expect.stringContaining("ECONNREFUSED") });
});

test("a sign-in that CCKM refuses is not tried again for the next stack of that user", async () => {
  const nobody = { username: "nobody" };
  const prod = { ...PROD, provider: { cckm: [nobody] } };
  const staging = { ...STAGING, provider: { cckm: [nobody] } };
  const again = { ...STAGING, provider: { cckm: [{ ...nobody, domain: "payments" }] } };
  writeApp(bench.app, { prod, staging, again, other: STAGING });
  const { code, stdout, stderr } = await bench.drift();
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("3 of 4 stacks") });
  expect(stdout.match(/CCKM refused the sign-in of "nobody"/g)).toHaveLength(1);
  expect(stdout.replace(/\s+/g, " ")).toContain("the sign-in for the stack prod with the same user was refused");
  expect(bench.sim.requests.filter(({ path }) => path.includes("/auth/tokens"))).toHaveLength(2);
});
