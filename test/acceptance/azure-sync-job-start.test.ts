import type { FaultKind } from "../../lib/simulator/fault-kinds";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, sync } from "../support/azure-sync-job";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { jobs, runs, state } = jobsOf(() => bench);

describe("a new job of a synchronization", () => {
  const START = { method: "POST", path: "/v1/cckm/azure/secrets/synchronization-jobs" } as const;

  it.each<FaultKind>([
    { kind: "reset-after" },
    { kind: "status-after", status: 502 },
    { kind: "empty", status: 202 },
    { kind: "malformed" },
  ])("is found and not run again when the reply to its start is lost: %j", async (fault) => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.faults.add({ ...START, ...fault });
    bench.configure(sync({ triggers: { release: "2" } }));
    await applyCleanly(bench.tf);
    expect(jobs()).toHaveLength(2);
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "completed" });
  });

  it.each<FaultKind>([{ kind: "reset" }, { kind: "status", status: 502 }])(
    "is not started on a guess where none is found: %j",
    async (fault) => {
      bench.sim.faults.add({ ...START, ...fault });
      bench.configure(sync());
      const output = await bench.tf.refused();
      expect(output).toContain("It is not known whether the synchronization of Azure secrets was started");
      expect(output).toContain("was not started a second time");
      expect(runs()).toBe(1);
      await applyCleanly(bench.tf);
      expect(jobs()).toHaveLength(1);
    },
  );

  it.each(["queued", "pending", ""])("is waited for while its status is %j", async (status) => {
    bench.sim.quirks.secretJobInProgress = status;
    bench.configure(sync());
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ overall_status: "completed" });
    expect(runs()).toBe(1);
  });
});
