import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, sync } from "../support/azure-sync-job";
import { SUBSCRIPTION } from "../support/azure-vaults";
import { PLAN } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { jobs, runs, state } = jobsOf(() => bench);

describe("a synchronization with trouble on the way", () => {
  it("does not lose a job whose polls fail a few times", async () => {
    bench.sim.durations.job = 400;
    const path = "/v1/cckm/azure/secrets/synchronization-jobs/*";
    bench.sim.faults.add(
      { method: "GET", path, kind: "status", status: 500, times: 2 },
      { method: "GET", path, kind: "html" },
    );
    bench.configure(sync());
    await applyCleanly(bench.tf);
    expect(runs()).toBe(1);
  });

  it("keeps the id of a job that it may not look at any more", async () => {
    bench.sim.faults.add({ method: "GET", path: "/v1/**/synchronization-jobs/*", kind: "status", status: 403 });
    bench.configure(sync());
    expect(await bench.tf.refused()).toContain("which is kept in the state");
    expect(await state()).toMatchObject({ id: jobs()[0]!.id });
  });

  it("runs a job again that CCKM does not know any more, with a warning", async () => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.store.jobs.clear();
    expect(await bench.tf.must(PLAN)).toContain("it may have purged its history of jobs");
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    await applyCleanly(bench.tf);
    expect(jobs()).toHaveLength(1);
  });

  it("does not lose the job over a 404 of a proxy", async () => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.faults.add({ path: "/v1/cckm/azure/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await bench.tf.refused(PLAN)).toContain("a proxy or load balancer?");
    bench.sim.faults.clear();
    expect(await state()).toBeDefined();
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("destroys what CCKM does not know any more", async () => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.store.jobs.clear();
    await bench.tf.destroy("-refresh=false");
    expect(await state()).toBeUndefined();
  });

  it("passes CCKM's own words on", async () => {
    bench.configure(sync({ vaults: [`no-such::${SUBSCRIPTION}`] }));
    const output = await bench.tf.refused();
    expect(output).toContain("Could not start the synchronization of Azure secrets");
    expect(output).toContain(`key vault "no-such::${SUBSCRIPTION}" not found`);
    expect(await state()).toBeUndefined();
  });

  it("reads many jobs from pages of the list", async () => {
    bench.configure(sync({ more: "count = 30" }));
    await bench.tf.apply();
    const before = bench.sim.requests.length;
    expect(await bench.tf.plan()).toEqual([]);
    expect(bench.sim.requests.length - before).toBeLessThan(10);
  });
});

describe("a start of a synchronization that is answered without a record", () => {
  const idIn = async (tf: Pick<typeof bench, "tf">["tf"]) => (await tf.state("cckm_azure_sync_job.sync"))?.id;

  it("is never taken for the job that another state has started for the same vaults a moment ago", async () => {
    bench.sim.durations.job = 0;
    const other = bench.another();
    other.configure(sync());
    await other.tf.apply();
    bench.sim.quirks.jobStartReply = "empty";
    bench.configure(sync());
    await bench.tf.apply();
    const [first, second] = jobs();
    expect(await idIn(other.tf)).toBe(first!.id);
    expect(await idIn(bench.tf)).toBe(second!.id);
    expect(jobs()).toHaveLength(2);
  });

  it("is never taken for the job that it replaces", async () => {
    bench.sim.durations.job = 0;
    bench.sim.quirks.jobStartReply = "empty";
    bench.configure(sync());
    await bench.tf.apply();
    await bench.tf.apply("-replace=cckm_azure_sync_job.sync");
    expect(jobs()).toHaveLength(2);
    expect(await idIn(bench.tf)).toBe(jobs()[1]!.id);
  });
});
