import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { jobsOf, type Sync, sync } from "../support/azure-sync-job";
import { PKV } from "../support/azure-vaults";
import { fastTime } from "../support/fast-time";
import { refusals } from "../support/refusals";

fastTime();

const ADDRESS = "cckm_azure_sync_job.sync";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 150, cancel: 50 } });
});
afterEach(() => bench.close());

const { cancels, jobs, runs, state } = jobsOf(() => bench);

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

describe("bad input to a synchronization", () => {
  const CASES: readonly [Sync, string][] = [
    [{ item: "key" }, "value-not-allowed"],
    [{ vaults: null }, "azure-sync-job-vaults-missing"],
    [{ vaults: null, all: false }, "azure-sync-job-vaults-missing"],
    [{ all: true }, "azure-sync-job-vaults-and-all"],
    [{ vaults: [] }, "size-out-of-range"],
    [{ vaults: ["payments-kv"] }, "value-invalid"],
    [{ timeouts: '{ create = "soon" }' }, "duration-invalid"],
  ];

  it("is refused at plan, before any request", async () => {
    bench.configure(CASES.map(([given], index) => sync(given, `case${index}`)).join(""));
    const refused = await refusals(bench.tf);
    for (const [index, [given, code]] of CASES.entries()) {
      expect([given, refused[`cckm_azure_sync_job.case${index}`]]).toEqual([
        given,
        expect.stringContaining(`Code: ${code}`),
      ]);
    }
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
