import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, type Sync, sync } from "../support/azure-sync-job";
import { PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID } from "../support/azure-vaults";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { jobs, runs } = jobsOf(() => bench);

describe("a new job of a synchronization", () => {
  it.each<[string, Sync, Sync]>([
    ["the vaults' order", { vaults: [PKV, SOFT_DELETE] }, { vaults: [SOFT_DELETE, PKV] }],
    ["capitals", { vaults: [SOFT_DELETE] }, { vaults: [SOFT_DELETE.toLowerCase()] }],
    ["a vault's name for its id", { vaults: [SOFTKEYS_ID] }, { vaults: [SOFTKEYS] }],
    ["a vault's id for its name", { vaults: [SOFTKEYS] }, { vaults: [SOFTKEYS_ID] }],
    ["synchronize_all = false beside vaults", {}, { all: false }],
  ])("is not run for %s", async (_, before, after) => {
    bench.configure(sync(before));
    await applyCleanly(bench.tf);
    bench.configure(sync(after));
    expect(await bench.tf.plan()).toEqual([]);
    expect(runs()).toBe(1);
  });

  it.each<[string, Sync]>([
    ["wait", { wait: false }],
    ["timeouts", { timeouts: '{ create = "2h" }' }],
  ])("is not run for a change of %s alone", async (_, change) => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.configure(sync(change));
    const [planned] = await bench.tf.plan();
    expect(planned).toMatchObject({ action: "update", after: { id: jobs()[0]!.id, overall_status: "completed" } });
    await applyCleanly(bench.tf);
    expect(runs()).toBe(1);
  });
});
