import { setTimeout as delay } from "node:timers/promises";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, sync } from "../support/azure-sync-job";
import { APPLY } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

const ADDRESS = "cckm_azure_sync_job.sync";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { finish, finishAtSecondLook, jobs, looks, runs, state } = jobsOf(() => bench);

describe("a synchronization that takes longer than the apply may", () => {
  beforeEach(() => {
    bench.sim.durations.job = 3_600_000;
  });

  it("at its creation keeps its id; untainted, the next apply waits for it again", async () => {
    bench.configure(sync({ timeouts: '{ create = "700ms" }' }));
    const output = await bench.tf.refused();
    expect(output).toContain("has not ended after 0.7 s");
    expect(output).toContain("raise timeouts.create");
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "in_progress" });
    await bench.tf.must(["untaint", ADDRESS]);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", after: { id: jobs()[0]!.id } }]);
    finishAtSecondLook();
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "completed" });
    expect(runs()).toBe(1);
  });

  it("in an update keeps its id; the next apply waits for it again", async () => {
    bench.sim.durations.job = 100;
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.durations.job = 3_600_000;
    bench.configure(sync({ triggers: { release: "2" }, timeouts: '{ update = "700ms" }' }));
    expect(await bench.tf.refused()).toContain("The next apply waits for the same job again");
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "in_progress" });
    bench.configure(sync({ triggers: { release: "2" }, timeouts: '{ update = "1h" }' }));
    finishAtSecondLook();
    await applyCleanly(bench.tf);
    expect(runs()).toBe(2);
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "completed", triggers: { release: "2" } });
  });
});

describe("a synchronization when Terraform is interrupted", () => {
  const interrupted = async (args = APPLY) => {
    const [before, ended] = [looks(), new AbortController()];
    const waiting = async () => {
      while (looks() < before + 2 && !ended.signal.aborted) await delay(20);
    };
    const result = await bench.tf.run(args, { interrupt: waiting() });
    ended.abort();
    return result;
  };

  it("while it waits for a new job: the waiting ends, the id is kept, the next apply waits again", async () => {
    bench.sim.durations.job = 3_600_000;
    bench.configure(sync());
    const { code, output } = await interrupted();
    expect(code).toBe(1);
    expect(output).toContain("Stopped waiting for the synchronization of Azure secrets");
    expect(output).toContain(jobs()[0]!.id);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "in_progress" });
    finish();
    await applyCleanly(bench.tf);
    expect(runs()).toBe(1);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "completed" });
  });

  it("while an update waits: the waiting ends, the new id is kept, the next apply waits again", async () => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.durations.job = 3_600_000;
    bench.configure(sync({ triggers: { release: "2" } }));
    expect((await interrupted()).output).toContain("Stopped waiting for the synchronization of Azure secrets");
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "in_progress" });
    finish();
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, triggers: { release: "2" } });
    expect(runs()).toBe(2);
  });
});
