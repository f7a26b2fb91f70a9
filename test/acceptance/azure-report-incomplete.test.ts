import { setTimeout as delay } from "node:timers/promises";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { report, reportsOf } from "../support/azure-report";
import { PKV, SOFT_DELETE, SPACE } from "../support/azure-vaults";
import { APPLY, PLAN } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

const ADDRESS = "cckm_azure_report.audit";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { report: 100 } });
});
afterEach(() => bench.close());

const { reports, stored, state, requests } = reportsOf(() => bench);

describe("a report that is not complete", () => {
  it("because it failed is an error with every vault's line, and replaced by the next apply", async () => {
    bench.sim.quirks.reportOutcome = "failed";
    bench.configure(
      report({
        params: [
          [PKV, SPACE],
          [SOFT_DELETE, SPACE],
        ],
      }),
    );
    const { code, output } = await bench.tf.run(APPLY);
    expect(code).toBe(1);
    expect(output).toContain('The Azure report "audit" failed');
    for (const vault of [PKV, SOFT_DELETE]) expect(output).toContain(`  ${vault}: failed: the Log Analytics workspace`);
    expect(await state()).toMatchObject({ id: reports()[0]!.id, overall_status: "failed" });
    bench.sim.quirks.reportOutcome = "completed";
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(reports()).toMatchObject([{ overall_status: "completed" }]);
  });

  it("within the time keeps its id; untainted, the next apply waits for it again", async () => {
    bench.sim.durations.report = 3_600_000;
    bench.configure(report({ timeouts: '{ create = "700ms" }' }));
    expect(await bench.tf.refused()).toContain('The Azure report "audit" has not ended after 0.7 s');
    expect(await state()).toMatchObject({ id: reports()[0]!.id, overall_status: "in_progress" });
    await bench.tf.must(["untaint", ADDRESS]);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { overall_status: true } }]);
    const finish = () => void Object.assign(stored()[0]!, { finishes: 0 });
    bench.sim.faults.add({ method: "GET", path: "/**/reports/*", nth: 2, kind: "after-commit", handler: finish });
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id: reports()[0]!.id, overall_status: "completed" });
    expect(requests("POST")).toHaveLength(1);
  });

  it("when Terraform is interrupted keeps its id; the next apply waits for it again", async () => {
    bench.sim.durations.report = 3_600_000;
    bench.configure(report());
    const waiting = async () => {
      while (requests("GET").filter(({ path }) => !path.endsWith("/reports")).length < 2) await delay(20);
    };
    const { code, output } = await bench.tf.run(APPLY, { interrupt: waiting() });
    expect(code).toBe(1);
    expect(output).toContain('Stopped waiting for the Azure report "audit"');
    expect(await state()).toMatchObject({ id: reports()[0]!.id, overall_status: "in_progress" });
    Object.assign(stored()[0]!, { finishes: 0 });
    await applyCleanly(bench.tf);
    expect(reports()).toHaveLength(1);
  });

  it("that fails after it was left alone is replaced by the next plan, with a warning", async () => {
    bench.configure(report());
    await bench.tf.apply();
    const { id } = reports()[0]!;
    Object.assign(stored()[0]!, { overall_status: "failed" });
    expect(await bench.tf.must(PLAN)).toContain('The Azure report "audit" is not complete');
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.id).not.toBe(id);
  });
});
