import { setTimeout as delay } from "node:timers/promises";
import type { Quirks } from "../../lib/simulator";
import type { FaultKind } from "../../lib/simulator/fault-kinds";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, type Sync, sync } from "../support/azure-sync-job";
import { PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID } from "../support/azure-vaults";
import { APPLY, PLAN } from "../support/commands";

const ADDRESS = "cckm_azure_sync_job.sync";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { cancels, finish, jobs, runs, state } = jobsOf(() => bench);

describe.each<[string, Partial<Quirks>]>([
  ["as on the pages", {}],
  ["with the other spellings", { keyJobInProgress: "in_progress", secretJobInProgress: "in progress" }],
  [
    "with wrapped lists, small pages, coarse times",
    { wrapSecretJobList: true, maxPageSize: 1, timestamps: "microseconds" },
  ],
  ["under load", { overload: { status: 429, every: 4, length: 1 } }],
])("the life of a synchronization %s", (_, quirks) => {
  it.each(["keys", "secrets"])("of %s: run, planned empty, refreshed, planned empty, forgotten", async (item) => {
    Object.assign(bench.sim.quirks, quirks);
    bench.configure(sync({ item }));
    await applyCleanly(bench.tf);
    expect(jobs()).toMatchObject([{ overall_status: "completed", key_vaults: [PKV] }]);
    expect(await state()).toMatchObject({
      id: jobs()[0]!.id,
      item,
      overall_status: "completed",
      detailed_status: { [`northcentralus/${PKV}`]: "vault synchronized successfully" },
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      completed_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    await bench.tf.destroy();
    expect(cancels()).toBe(0);
    expect(await state()).toBeUndefined();
  });
});

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

describe("a synchronization with wait = false", () => {
  beforeEach(() => {
    bench.sim.durations.job = 60_000;
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
    bench.sim.faults.add({
      method: "GET",
      path: "/**/synchronization-jobs/*",
      nth: 2,
      kind: "after-commit",
      handler: finish,
    });
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ overall_status: "completed" });
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
    bench.sim.durations.cancel = 60_000;
    bench.configure(sync({ wait: false, timeouts: '{ delete = "300ms" }' }));
    await bench.tf.apply();
    expect(await bench.tf.destroy()).toContain("The cancelled synchronization of Azure secrets still runs");
    expect(await state()).toBeUndefined();
  });
});

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
    bench.sim.durations.job = 60_000;
    bench.sim.onCommit(() => {
      for (const job of bench.sim.store.jobs.values()) Object.assign(job, { abort: true, finishes: 0 });
    });
    bench.configure(sync());
    expect(await bench.tf.refused()).toContain("The synchronization of Azure secrets was cancelled");
    expect(await state()).toMatchObject({ overall_status: "cancelled" });
  });
});

describe("bad input to a synchronization", () => {
  it.each<[Sync, string]>([
    [{ item: "key" }, "value-not-allowed"],
    [{ vaults: null }, "azure-sync-job-vaults-missing"],
    [{ vaults: null, all: false }, "azure-sync-job-vaults-missing"],
    [{ all: true }, "azure-sync-job-vaults-and-all"],
    [{ vaults: [] }, "size-out-of-range"],
    [{ vaults: ["payments-kv"] }, "value-invalid"],
    [{ timeouts: '{ create = "soon" }' }, "duration-invalid"],
  ])("%j is refused at plan, before any request", async (change, code) => {
    bench.configure(sync(change));
    expect(await bench.tf.refused(PLAN)).toContain(`Code: ${code}`);
    expect(bench.sim.requests).toEqual([]);
  });

  it("an import says why there is nothing to import", async () => {
    bench.configure(sync());
    const output = await bench.tf.refused(["import", "-no-color", "-input=false", ADDRESS, "some-id"]);
    expect(output).toContain("a synchronization is an event and not an object");
  });
});

it("a synchronization without triggers and one with an empty map of them are one: writing one for the other changes the state alone", async () => {
  for (const triggers of [undefined, {}, undefined]) {
    bench.configure(sync({ triggers }));
    await applyCleanly(bench.tf);
  }
  expect(runs()).toBe(1);
});
