import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, type Sync, sync } from "../support/azure-sync-job";
import { PKV, SOFT_DELETE } from "../support/azure-vaults";

const ADDRESS = "cckm_azure_sync_job.sync";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { jobs, state } = jobsOf(() => bench);

describe("a new job of a synchronization", () => {
  it.each<[string, Sync]>([
    ["another item", { item: "keys" }],
    ["other vaults", { vaults: [PKV, SOFT_DELETE] }],
    ["every vault", { vaults: null, all: true }],
    ["a trigger", { triggers: { release: "2" } }],
    ["all of them", { item: "keys", vaults: null, all: true, triggers: { release: "2" } }],
  ])("is run in place for %s", async (_, change) => {
    bench.configure(sync());
    await bench.tf.apply();
    const { id } = jobs()[0]!;
    bench.configure(sync(change));
    const [planned] = await bench.tf.plan();
    expect(planned).toMatchObject({ address: ADDRESS, action: "update" });
    expect(planned!.afterUnknown).toMatchObject({ id: true, overall_status: true, detailed_status: true });
    await applyCleanly(bench.tf);
    expect(jobs()).toHaveLength(2);
    const made = await state();
    expect(made?.id).not.toBe(id);
    expect(made).toMatchObject({ id: jobs().find((job) => job.id !== id)!.id, overall_status: "completed" });
  });
});
