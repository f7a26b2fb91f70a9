import type { Quirks } from "../../lib/simulator";
import { type Bench, startBench } from "../support/acceptance";
import { azureData, KEYS, SECRETS } from "../support/azure-data";
import { PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID } from "../support/azure-vaults";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { read, job } = azureData(() => bench);
const jobsRead = async (args: string) => (await read("azure_sync_jobs", args, "jobs")).rows;

describe("cckm_azure_sync_jobs", () => {
  it("finds none, and keeps keys and secrets apart", async () => {
    await job(SECRETS);
    expect(await jobsRead('item = "keys"')).toEqual([]);
    expect(await jobsRead('item = "secrets"')).toHaveLength(1);
  });

  it.each<[string, Partial<Quirks>]>([
    ["as on the page", {}],
    ["wrapped in its content type", { wrapSecretJobList: true }],
  ])("shows every field of the page, %s", async (_, quirks) => {
    Object.assign(bench.sim.quirks, quirks);
    const { id } = await job(SECRETS, [PKV, SOFT_DELETE]);
    const head = { account: "kylo:kylo:admin:accounts:kylo", application: "ncryptify:gemalto:admin:apps:kylo" };
    expect(await jobsRead('item = "secrets"')).toEqual([
      {
        ...head,
        id,
        uri: `kylo:kylo:cckm:synchronize:${id}`,
        dev_account: "ncryptify:gemalto:admin:accounts:gemalto",
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
        completed_at: expect.stringMatching(/Z$/),
        overall_status: "completed",
        detailed_status: {
          [`northcentralus/${PKV}`]: "vault synchronized successfully",
          [`northcentralus/${SOFT_DELETE}`]: "vault synchronized successfully",
        },
        cloud: "AzureCloud",
        key_vaults: [PKV, SOFT_DELETE],
        abort: false,
        sync_item: "azure-secret",
      },
    ]);
  });

  it("shows a running job by its one spelling, and finds it by either", async () => {
    bench.sim.durations.job = 60_000;
    const { id } = await job(KEYS);
    const running = [{ id, overall_status: "in_progress", detailed_status: null, completed_at: null }];
    expect(await jobsRead('item = "keys"\noverall_status = "in_progress"')).toMatchObject(running);
    expect(await jobsRead('item = "keys"\noverall_status = "in progress"')).toMatchObject(running);
    expect(await jobsRead('item = "keys"\noverall_status = "completed"')).toEqual([]);
  });

  it("filters by id, status and vaults, and takes a window", async () => {
    const first = await job(KEYS);
    bench.sim.quirks.jobOutcome = "failed";
    const second = await job(KEYS, [SOFTKEYS_ID]);
    const ids = async (args: string) => (await jobsRead(`item = "keys"\n${args}`)).map(({ id }) => id);
    expect(await ids(`id = "${first.id}"`)).toEqual([first.id]);
    expect(await ids('overall_status = "failed"')).toEqual([second.id]);
    expect(await ids(`key_vaults = ["${SOFTKEYS}"]`)).toEqual([second.id]);
    expect(await ids(`key_vaults = ["${SOFTKEYS_ID}", "${PKV}"]`)).toEqual([second.id, first.id]);
    expect(await ids("skip = 1")).toEqual([first.id]);
    expect(await ids("limit = 1")).toEqual([second.id]);
  });

  it.each(["any", "name", "id"] as const)(
    "finds the jobs of a vault by its name in any capitals and by its id, where the filter takes %s",
    async (jobVaultFilter) => {
      Object.assign(bench.sim.quirks, { jobVaultFilter });
      const first = await job(KEYS);
      bench.sim.quirks.vaultNameAs = "upper";
      const second = await job(KEYS, [SOFTKEYS]);
      const ids = async (vaults: readonly string[], more = "") =>
        (await jobsRead(`item = "keys"\nkey_vaults = ${JSON.stringify(vaults)}\n${more}`)).map(({ id }) => id);
      expect(await ids([PKV])).toEqual([first.id]);
      expect(await ids([PKV.toUpperCase()])).toEqual([first.id]);
      expect(await ids([PKV, SOFTKEYS])).toEqual([second.id, first.id]);
      expect(await ids([SOFTKEYS_ID, PKV.toUpperCase()])).toEqual([second.id, first.id]);
      expect(await ids([SOFTKEYS_ID, PKV], "limit = 1")).toEqual([second.id]);
      expect(await ids([SOFT_DELETE.toUpperCase()])).toEqual([]);
    },
  );

  it("holds every job against its filters, where CCKM ignores them", async () => {
    const first = await job(KEYS);
    bench.sim.quirks.jobOutcome = "failed";
    const second = await job(KEYS, [SOFTKEYS]);
    bench.sim.quirks.ignoredFilters = "*";
    const ids = async (args: string) => (await jobsRead(`item = "keys"\n${args}`)).map(({ id }) => id);
    expect(await ids(`id = "${first.id}"`)).toEqual([first.id]);
    expect(await ids('overall_status = "completed"\nlimit = 1')).toEqual([first.id]);
    expect(await ids(`key_vaults = ["${PKV}"]`)).toEqual([first.id]);
    expect(await ids(`key_vaults = ["${SOFTKEYS_ID}"]`)).toEqual([second.id]);
    expect(await ids(`key_vaults = ["${SOFTKEYS}"]\nlimit = 1\nskip = 0`)).toEqual([second.id]);
    expect(await ids(`key_vaults = ["${PKV}"]\nskip = 1`)).toEqual([]);
  });

  it("reads 250 jobs to the end", async () => {
    await job(KEYS);
    const [original] = [...bench.sim.store.jobs.values()];
    for (let index = 1; index < 250; index++)
      bench.sim.store.jobs.set(`job-${index}`, { ...original!, id: `job-${index}` });
    const rows = await jobsRead('item = "keys"');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(250);
    expect(await jobsRead('item = "keys"\nskip = 10\nlimit = 150')).toHaveLength(150);
  });
});
