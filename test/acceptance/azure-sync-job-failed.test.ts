import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, sync } from "../support/azure-sync-job";
import { PKV, SOFT_DELETE } from "../support/azure-vaults";
import { APPLY } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { jobs, state } = jobsOf(() => bench);

describe("a synchronization that fails", () => {
  it.each<[Quirks["jobOutcome"], string]>([
    ["failed", `  northcentralus/${SOFT_DELETE}: vault synchronization failed: Forbidden`],
    ["failed-with-success-details", "It failed although every vault reports success"],
  ])("(%s) is an error with every vault's line, and replaced by the next apply", async (outcome, text) => {
    bench.sim.quirks.jobOutcome = outcome;
    bench.configure(sync({ vaults: [PKV, SOFT_DELETE] }));
    const { code, output } = await bench.tf.run(APPLY);
    expect(code).toBe(1);
    expect(output).toContain("The synchronization of Azure secrets failed");
    expect(output.replaceAll(/\n│ /g, " ")).toContain(text);
    expect(output).toContain(`  northcentralus/${PKV}: vault synchronized successfully`);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "failed" });
    bench.sim.quirks.jobOutcome = "completed";
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(jobs()).toHaveLength(2);
  });

  it("in an update keeps the prior arguments with the new job's id and status; the next plan runs it again", async () => {
    bench.configure(sync({ triggers: { release: "1" } }));
    await bench.tf.apply();
    bench.sim.quirks.jobOutcome = "failed";
    bench.configure(sync({ triggers: { release: "2" }, vaults: [SOFT_DELETE] }));
    expect(await bench.tf.refused()).toContain("The next apply runs a new job.");
    expect(await state()).toMatchObject({
      id: jobs()[1]!.id,
      overall_status: "failed",
      triggers: { release: "1" },
      key_vaults: [PKV],
    });
    bench.sim.quirks.jobOutcome = "completed";
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { id: true } }]);
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id: jobs()[2]!.id, triggers: { release: "2" } });
  });

  it("because somebody cancelled it says that", async () => {
    bench.sim.durations.job = 3_600_000;
    bench.sim.onCommit(() => {
      for (const job of bench.sim.store.jobs.values()) Object.assign(job, { abort: true, finishes: 0 });
    });
    bench.configure(sync());
    expect(await bench.tf.refused()).toContain("The synchronization of Azure secrets was cancelled");
    expect(await state()).toMatchObject({ overall_status: "cancelled" });
  });
});
