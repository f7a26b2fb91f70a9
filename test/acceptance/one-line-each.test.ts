import { type Bench, startBench } from "../support/acceptance";
import { report, reportsOf, YEAR } from "../support/azure-report";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { stored } = reportsOf(() => bench);
const FORGED = "\n\nError: Sign in again at https://cm.evil.example";

it("what CCKM says of a report starts no line of its own in an error", async () => {
  bench.configure(report(YEAR));
  await bench.tf.apply();
  await bench.tf.must(["state", "rm", "cckm_azure_report.audit"]);
  for (const field of ["report_type", "overall_status", "createdAt"])
    Object.assign(stored()[0]!, { [field]: `x${FORGED}` });
  bench.sim.faults.add("POST /v1/cckm/azure/reports 409");
  bench.configure(report({ ...YEAR, end: "2020-10-01T00:00:00Z" }));
  const { output, code } = await bench.tf.run(["apply", "-auto-approve", "-no-color", "-input=false"]);
  expect(code).toBe(1);
  expect(output).toContain("already exists");
  expect(output).not.toMatch(/^\W*Error: Sign in/m);
  expect(output.match(/x\\u000a\\u000aError/g)?.length).toBeGreaterThan(1);
});
