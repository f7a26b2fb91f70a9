import { setTimeout as delay } from "node:timers/promises";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, sync } from "../support/azure-sync-job";
import { PKV, SOFT_DELETE } from "../support/azure-vaults";
import { PLAN } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { cancels, finish, finishAtSecondLook, jobs, runs, state } = jobsOf(() => bench);

describe("a synchronization with wait = false", () => {
  beforeEach(() => {
    bench.sim.durations.job = 3_600_000;
    bench.configure(sync({ wait: false, vaults: [PKV, SOFT_DELETE] }));
  });

  it("returns at once; later reads follow the job", async () => {
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ overall_status: "in_progress", completed_at: null });
    finish();
    await bench.tf.apply("-refresh-only");
    expect(await state()).toMatchObject({ overall_status: "completed", completed_at: expect.any(String) });
    expect(await bench.tf.plan()).toEqual([]);
    expect(runs()).toBe(1);
  });

  it("sees a failure at the next plan, which runs the job again", async () => {
    await bench.tf.apply();
    finish("failed");
    const output = await bench.tf.must(PLAN);
    expect(output).toContain("The last synchronization of Azure secrets did not complete");
    expect(output).toContain(`northcentralus/${SOFT_DELETE}: vault synchronization failed`);
    expect(output).toContain(`northcentralus/${PKV}: vault synchronized successfully`);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { id: true } }]);
    await applyCleanly(bench.tf);
    expect(runs()).toBe(2);
    expect((await state())?.id).toBe(jobs()[1]!.id);
  });

  it("that becomes true: the apply waits for the job that runs", async () => {
    await bench.tf.apply();
    bench.configure(sync({ vaults: [PKV, SOFT_DELETE] }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { overall_status: true } }]);
    finishAtSecondLook();
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ overall_status: "completed" });
    expect(runs()).toBe(1);
  });

  it.each([
    [true, "completed"],
    [false, "in_progress"],
  ])("that is known only at apply, and is %j then: the job stays, and is %s afterwards", async (wait, status) => {
    await bench.tf.apply();
    const later = `resource "terraform_data" "wait" { input = ${wait} }`;
    bench.configure(later + sync({ wait: "terraform_data.wait.output", vaults: [PKV, SOFT_DELETE] }));
    const planned = await bench.tf.plan();
    expect(planned).toContainEqual(
      expect.objectContaining({
        action: "update",
        afterUnknown: expect.objectContaining({ overall_status: true, wait: true }),
      }),
    );
    if (wait) finishAtSecondLook();
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ wait, overall_status: status });
    expect(runs()).toBe(1);
  });

  it("is cancelled by a destroy, which waits until it does not run any more", async () => {
    await bench.tf.apply();
    await bench.tf.destroy();
    expect(cancels()).toBe(1);
    expect(jobs()).toMatchObject([{ abort: true, overall_status: "completed" }]);
  });

  it("is forgotten by a destroy that CCKM does not let cancel it, as it has just ended", async () => {
    await bench.tf.apply();
    bench.sim.faults.add({ method: "POST", path: "/v1/**/cancel", kind: "delay", ms: 300 });
    const cancelled = bench.tf.destroy("-refresh=false");
    while (cancels() === 0) await delay(20);
    finish();
    await cancelled;
    expect(jobs()).toMatchObject([{ abort: false, overall_status: "completed" }]);
  });

  it("says so when a cancelled job still runs after timeouts.delete", async () => {
    bench.sim.durations.cancel = 3_600_000;
    bench.configure(sync({ wait: false, timeouts: '{ delete = "300ms" }' }));
    await bench.tf.apply();
    expect(await bench.tf.destroy()).toContain("The cancelled synchronization of Azure secrets still runs");
    expect(await state()).toBeUndefined();
  });
});
