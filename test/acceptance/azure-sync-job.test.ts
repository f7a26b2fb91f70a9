import { setTimeout as delay } from "node:timers/promises";
import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";

const ADDRESS = "cckm_azure_sync_job.sync";
const SUBSCRIPTION = "260ecbe7-777b-4d3c-84ea-887620498863";
const PKV = `pkv-softkeys::${SUBSCRIPTION}`;
const SOFT_DELETE = `CCKM-Soft-Delete::${SUBSCRIPTION}`;
const SOFTKEYS = "keyvault-softkeys::12e533dd-b5c2-4e58-a264-0cd812dc5a34";
const SOFTKEYS_ID = "bedb82b9-582c-402d-9874-f3368722cf46";
const APPLY = ["apply", "-auto-approve", "-no-color", "-input=false"];
const PLAN = ["plan", "-no-color", "-input=false"];

interface Sync {
  item?: string;
  vaults?: readonly string[] | null;
  all?: boolean;
  triggers?: Readonly<Record<string, string>>;
  wait?: boolean;
  timeouts?: string;
  more?: string;
}

const sync = (s: Sync = {}) => `
resource "cckm_azure_sync_job" "sync" {
  item            = "${s.item ?? "secrets"}"
  key_vaults      = ${JSON.stringify(s.vaults === undefined ? [PKV] : s.vaults)}
  synchronize_all = ${JSON.stringify(s.all ?? null)}
  triggers        = ${JSON.stringify(s.triggers ?? null)}
  wait            = ${JSON.stringify(s.wait ?? null)}
  ${s.timeouts ? `timeouts = ${s.timeouts}` : ""}
  ${s.more ?? ""}
}`;

let bench: Bench;
const start = async (quirks: Partial<Quirks> = {}) => {
  bench = await startBench({ durations: { job: 150, cancel: 50 }, quirks });
};
beforeEach(() => start());
afterEach(() => bench.close());

const jobs = () => bench.sim.snapshot().jobs;
const state = () => bench.tf.state(ADDRESS);
const requests = (method: string, path: RegExp) =>
  bench.sim.requests.filter((request) => request.method === method && path.test(request.path));
const runs = () => requests("POST", /synchronization-jobs$/).length;
const cancels = () => requests("POST", /cancel$/).length;

describe.each<[string, Partial<Quirks>]>([
  ["as on the pages", {}],
  ["with the other spellings", { keyJobInProgress: "in_progress", secretJobInProgress: "in progress" }],
  [
    "with wrapped lists, small pages, coarse times",
    { wrapSecretJobList: true, maxPageSize: 1, nanosecondTimestamps: false },
  ],
  ["under load", { overload: { status: 429, every: 4, length: 1 } }],
])("the life of a synchronization %s", (_, quirks) => {
  beforeEach(async () => {
    await bench.close();
    await start(quirks);
  });

  it.each(["keys", "secrets"])("of %s: run, planned empty, refreshed, planned empty, forgotten", async (item) => {
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

describe("a new job", () => {
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
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: {} }]);
    await applyCleanly(bench.tf);
    expect(runs()).toBe(1);
  });

  it("is run again when the reply to its start is lost", async () => {
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/azure/secrets/synchronization-jobs", kind: "reset-after" });
    bench.configure(sync());
    await applyCleanly(bench.tf);
    expect(jobs()).toHaveLength(2);
    expect(jobs().map(({ id }) => id)).toContain((await state())?.id);
  });
});

describe("wait = false", () => {
  beforeEach(() => {
    bench.sim.durations.job = 60_000;
    bench.configure(sync({ wait: false, vaults: [PKV, SOFT_DELETE] }));
  });

  const finish = (status: "completed" | "failed") => {
    const job = [...bench.sim.store.jobs.values()].at(-1)!;
    Object.assign(job, { outcome: status, finishes: 0 });
  };

  it("returns at once; later reads follow the job", async () => {
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ overall_status: "in_progress", completed_at: null });
    finish("completed");
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

  it("becomes true: the apply waits for the job that runs", async () => {
    await bench.tf.apply();
    setTimeout(() => finish("completed"), 1000);
    bench.configure(sync({ vaults: [PKV, SOFT_DELETE] }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { overall_status: true } }]);
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
    const [job] = [...bench.sim.store.jobs.values()];
    job!.finishes = bench.sim.clock.now() + 60_000;
    const cancelled = bench.tf.destroy("-refresh=false");
    while (requests("POST", /cancel$/).length === 0) await delay(20);
    finish("completed");
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

describe("a job that fails", () => {
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

describe("a job that takes longer than the apply may", () => {
  beforeEach(() => {
    bench.sim.durations.job = 60_000;
  });
  const finish = () => {
    for (const job of bench.sim.store.jobs.values()) job.finishes = 0;
  };

  it("at its creation keeps its id; untainted, the next apply waits for it again", async () => {
    bench.configure(sync({ timeouts: '{ create = "700ms" }' }));
    const output = await bench.tf.refused();
    expect(output).toContain("has not ended after 0.7 s");
    expect(output).toContain("raise timeouts.create");
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "in_progress" });
    await bench.tf.must(["untaint", ADDRESS]);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", after: { id: jobs()[0]!.id } }]);
    setTimeout(finish, 500);
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "completed" });
    expect(runs()).toBe(1);
  });

  it("in an update keeps its id; the next apply waits for it again", async () => {
    bench.sim.durations.job = 100;
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.durations.job = 60_000;
    bench.configure(sync({ triggers: { release: "2" }, timeouts: '{ update = "700ms" }' }));
    expect(await bench.tf.refused()).toContain("The next apply waits for the same job again");
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "in_progress" });
    setTimeout(finish, 300);
    await applyCleanly(bench.tf);
    expect(runs()).toBe(2);
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "completed", triggers: { release: "2" } });
  });
});

describe("Terraform is interrupted", () => {
  const looks = () => requests("GET", /synchronization-jobs\/[^/]+$/).length;
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
    bench.sim.durations.job = 60_000;
    bench.configure(sync());
    const { code, output } = await interrupted();
    expect(code).toBe(1);
    expect(output).toContain("Stopped waiting for the synchronization of Azure secrets");
    expect(output).toContain(jobs()[0]!.id);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "in_progress" });
    for (const job of bench.sim.store.jobs.values()) job.finishes = 0;
    await applyCleanly(bench.tf);
    expect(runs()).toBe(1);
    expect(await state()).toMatchObject({ id: jobs()[0]!.id, overall_status: "completed" });
  });

  it("while an update waits: the same", async () => {
    bench.configure(sync());
    await bench.tf.apply();
    bench.sim.durations.job = 60_000;
    bench.configure(sync({ triggers: { release: "2" } }));
    expect((await interrupted()).output).toContain("Stopped waiting for the synchronization of Azure secrets");
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, overall_status: "in_progress" });
    for (const job of bench.sim.store.jobs.values()) job.finishes = 0;
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id: jobs()[1]!.id, triggers: { release: "2" } });
    expect(runs()).toBe(2);
  });
});

describe("trouble on the way", () => {
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

describe("bad input", () => {
  it.each<[Sync, string]>([
    [{ item: "key" }, 'Got "key"; allowed: "keys", "secrets". Did you mean "keys"?'],
    [{ vaults: null }, "Got neither; allowed: key_vaults"],
    [{ vaults: null, all: false }, "Got synchronize_all = false without key_vaults"],
    [{ all: true }, "Got key_vaults and synchronize_all = true; they exclude each other"],
    [{ vaults: [] }, "at least 1"],
    [{ vaults: ["payments-kv"] }, "a vault's name and subscription id"],
    [{ timeouts: '{ create = "soon" }' }, "a positive duration"],
  ])("%j is refused at plan, before any request", async (change, message) => {
    bench.configure(sync(change));
    expect(await bench.tf.refused(PLAN)).toContain(message);
    expect(bench.sim.requests).toEqual([]);
  });

  it("an import says why there is nothing to import", async () => {
    bench.configure(sync());
    const output = await bench.tf.refused(["import", "-no-color", "-input=false", ADDRESS, "some-id"]);
    expect(output).toContain("a synchronization is an event and not an object");
  });
});
