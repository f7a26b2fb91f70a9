import type { Quirks } from "../../lib/simulator";
import { rowsAsCsv } from "../../lib/simulator/report-rows";
import { type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID, SPACE, SUBSCRIPTION } from "../support/azure-vaults";
import { APPLY, PLAN } from "../support/commands";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { job: 0, report: 0 } });
});
afterEach(() => bench.close());

type Row = Record<string, unknown>;

/** Calls the API as somebody outside of Terraform does. */
const call = async (path: string, body: object): Promise<Row> => {
  const post = async (to: string, what: object, token?: string) => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(`${bench.sim.url}/api/v1/${to}`, { method: "POST", headers, body: JSON.stringify(what) });
    return (await reply.json()) as Row;
  };
  const { jwt } = await post("auth/tokens", { username: "admin", password: "test-password" });
  return post(`cckm/azure/${path}`, body, String(jwt));
};

const KEYS = "synchronization-jobs";
const SECRETS = "secrets/synchronization-jobs";
const job = (path: string, vaults: readonly string[] = [PKV]) => call(path, { key_vaults: vaults });
const made = (name: string, more: object = {}) =>
  call("reports", {
    name,
    log_analytic_params: [{ key_vault: PKV, work_space_id: SPACE }],
    start_time: YEAR.start,
    end_time: YEAR.end,
    ...more,
  });

/** Reads a data source; `list` is its result. */
const read = async (type: string, args: string, list: string): Promise<{ rows: Row[]; all: Row }> => {
  bench.configure(`data "cckm_${type}" "it" {\n${args}\n}`);
  await bench.tf.apply();
  const all = (await bench.tf.state(`data.cckm_${type}.it`))!;
  return { rows: all[list] as Row[], all };
};
const jobsRead = async (args: string) => (await read("azure_sync_jobs", args, "jobs")).rows;
const reportsRead = async (args: string) => (await read("azure_reports", args, "reports")).rows;

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

describe("cckm_azure_reports", () => {
  it("finds none, then shows every field of the page", async () => {
    expect(await reportsRead("")).toEqual([]);
    const { id } = await made("r1");
    expect(await reportsRead('sort = "updatedAt"')).toEqual([
      {
        id,
        uri: "kylo:kylo:cckm:reports:r1",
        account: "kylo:kylo:admin:accounts:kylo",
        application: "ncryptify:gemalto:admin:apps:kylo",
        dev_account: "ncryptify:gemalto:admin:accounts:gemalto",
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
        completed_at: expect.stringMatching(/Z$/),
        name: "r1",
        overall_status: "completed",
        detailed_status: { [PKV]: "completed" },
        abort: false,
        report_type: "key-report",
        work_space_ids: [SPACE],
        key_vaults: [PKV],
        start_time: YEAR.start,
        end_time: YEAR.end,
      },
    ]);
  });

  it("filters by id, name, status and type, sorts, and takes a window", async () => {
    const first = await made("b");
    bench.sim.quirks.reportOutcome = "failed";
    const second = await made("a", { report_type: "key-aging" });
    bench.sim.durations.report = 60_000;
    const third = await made("c", { report_type: "service-report" });
    const names = async (args: string) => (await reportsRead(args)).map(({ name }) => name);
    expect(await names(`id = "${first.id}"`)).toEqual(["b"]);
    expect(await names('name = "a"')).toEqual(["a"]);
    expect(await names('overall_status = "failed"')).toEqual(["a"]);
    expect(await names('overall_status = "in_progress"')).toEqual(["c"]);
    expect(await names('report_type = "key-aging"')).toEqual([second.name]);
    expect(await names('sort = "name"')).toEqual(["a", "b", "c"]);
    expect(await names('sort = "-name"\nskip = 1\nlimit = 1')).toEqual(["b"]);
    expect(third.name).toBe("c");
  });

  it("reads many pages to the end", async () => {
    bench.sim.quirks.maxPageSize = 7;
    for (let index = 0; index < 25; index++) await made(`r${index}`);
    expect(await reportsRead("")).toHaveLength(25);
  });
});

it("cckm_azure_reports holds every report against its filters, where CCKM ignores them", async () => {
  const first = await made("r1");
  await made("r2", { report_type: "service-report" });
  bench.sim.quirks.ignoredFilters = "*";
  for (const args of [`id = "${first.id}"`, 'name = "r1"', 'report_type = "key-report"\nlimit = 1']) {
    expect(await reportsRead(args)).toMatchObject([{ id: first.id }]);
  }
  expect(await reportsRead('overall_status = "failed"')).toEqual([]);
});

describe("cckm_azure_report_contents", () => {
  const contents = (id: unknown, args = "") => read("azure_report_contents", `report_id = "${id}"\n${args}`, "rows");

  it("reads 1,000 rows to the end, and tells how many there are", async () => {
    bench.sim.settings.reportRows = 1000;
    const { id } = await made("long");
    const { rows, all } = await contents(id);
    expect(all.total).toBe(1000);
    expect(new Set(rows.map((row) => row.id)).size).toBe(1000);
    const window = await contents(id, "skip = 990\nlimit = 20");
    expect(window.all.total).toBe(1000);
    expect(window.rows).toEqual(rows.slice(990));
  });

  it("is empty for a report without rows", async () => {
    bench.sim.settings.reportRows = 0;
    const { id } = await made("empty");
    expect(await contents(id)).toMatchObject({ rows: [], all: { total: 0 } });
  });

  it("shows every field of the page", async () => {
    bench.sim.settings.reportRows = 1;
    const { id } = await made("one");
    const [row] = (await contents(id)).rows;
    expect(row).toMatchObject({
      uri: `kylo:kylo:cckm:azure-reports:${row!.id}`,
      account: "kylo:kylo:admin:accounts:kylo",
      application: "ncryptify:gemalto:admin:apps:kylo",
      dev_account: "ncryptify:gemalto:admin:accounts:gemalto",
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
      key_vault: PKV,
      key_activity: expect.stringMatching(/^Key/),
      object_id: expect.any(String),
      client_id: expect.any(String),
      modified_time: expect.stringMatching(/Z$/),
      key_expiration: null,
      subscription_id: SUBSCRIPTION,
      cloud_name: "AzureCloud",
      azure_name: "PKV-SOFTKEYS",
    });
  });

  it.each<[string, Partial<Quirks>]>([
    ["takes every filter of the page", {}],
    ["holds every row against its filters, where CCKM ignores them", { ignoredFilters: "*", reportFields: "all" }],
  ])("%s", async (_, quirks) => {
    Object.assign(bench.sim.quirks, quirks);
    const { id } = await made("filtered", {
      log_analytic_params: [
        { key_vault: PKV, work_space_id: SPACE },
        { key_vault: SOFTKEYS, work_space_id: SPACE },
      ],
    });
    await contents(id);
    const rows = bench.sim.store.reportRows.get(String(id))!;
    const filters = [
      "subscription_id",
      "key_name",
      "key_vault",
      "key_version",
      "key_activity",
      "client_id",
      "key_owner",
      "cckm_operation",
      "user_name",
      "cloud_name",
      "azure_name",
    ] as const;
    bench.configure(
      filters
        .map((name) => {
          const value = rows.find((row) => row[name] !== "")![name];
          return `data "cckm_azure_report_contents" "${name}" {\n report_id = "${id}"\n ${name} = "${value}"\n sort = "-modified_time"\n}`;
        })
        .join("\n"),
    );
    await bench.tf.apply();
    for (const name of filters) {
      const value = rows.find((row) => row[name] !== "")![name];
      const wanted = rows
        .filter((row) => row[name] === value)
        .sort((a, b) => (a.modified_time < b.modified_time ? 1 : -1));
      const got = (await bench.tf.state(`data.cckm_azure_report_contents.${name}`))!;
      expect(got.total).toBe(wanted.length);
      expect((got.rows as Row[]).map((row) => row.id)).toEqual(wanted.map((row) => row.id));
    }
    const asked = bench.sim.requests
      .filter(({ path }) => path.endsWith("/contents"))
      .flatMap(({ query }) => Object.keys(query));
    expect(asked).not.toContain("report_id");
  });
});

it("cckm_azure_report_contents finds every row of a vault, in whatever capitals each is written", async () => {
  const { id } = await made("mixed");
  await read("azure_report_contents", `report_id = "${id}"`, "rows");
  const rows = bench.sim.store.reportRows.get(String(id))!;
  const [first, second, third] = rows;
  Object.assign(first!, { azure_name: "Billing", subscription_id: SUBSCRIPTION.toUpperCase() });
  Object.assign(second!, { azure_name: "billing" });
  Object.assign(third!, { azure_name: "billing-2" });
  const found = async (args: string) =>
    (await read("azure_report_contents", `report_id = "${id}"\n${args}`, "rows")).all;
  expect(await found('azure_name = "billing"')).toMatchObject({
    total: 2,
    rows: [{ id: first!.id }, { id: second!.id }],
  });
  expect(await found('azure_name = "billing"\nlimit = 1')).toMatchObject({ total: 2, rows: [{ id: first!.id }] });
  expect(await found(`subscription_id = "${SUBSCRIPTION}"`)).toMatchObject({ total: rows.length });
});

describe("cckm_azure_report_csv", () => {
  it("is the report just as CCKM sends it", async () => {
    bench.sim.settings.reportRows = 3;
    const { id } = await made("csv");
    const { all } = await read("azure_report_csv", `report_id = "${id}"`, "csv");
    const csv = rowsAsCsv(bench.sim.store.reportRows.get(String(id))!);
    expect(all.csv).toBe(csv);
    expect(csv.split("\n")).toHaveLength(5);
    expect(csv).toMatch(/^"Key Name,.*,Cloud"\n/);
  });

  it("comes with the report that the same apply makes", async () => {
    bench.sim.durations.report = 300;
    bench.configure(`${report()}
      data "cckm_azure_report_csv" "it" { report_id = cckm_azure_report.audit.id }
      data "cckm_azure_report_contents" "it" { report_id = cckm_azure_report.audit.id }
      output "rows" { value = length(data.cckm_azure_report_contents.it.rows) }
      output "lines" { value = length(split("\\n", data.cckm_azure_report_csv.it.csv)) }`);
    await bench.tf.apply();
    expect(await bench.tf.outputs()).toEqual({ rows: 62, lines: 64 });
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(bench.sim.store.reports.size).toBe(0);
  });
});

describe.each(["azure_report_contents", "azure_report_csv"])("cckm_%s of a report that is not complete", (type) => {
  const configure = (id: unknown) => bench.configure(`data "cckm_${type}" "it" { report_id = "${id}" }`);

  it("waits for it", async () => {
    bench.sim.durations.report = 400;
    configure((await made("slow")).id);
    await bench.tf.apply();
  });

  it("is an error with every vault's line when it failed", async () => {
    bench.sim.quirks.reportOutcome = "failed";
    configure((await made("broken")).id);
    const output = await bench.tf.refused(APPLY);
    expect(output).toContain('The Azure report "broken" failed');
    expect(output).toContain(`${PKV}: failed: the Log Analytics workspace cannot be queried`);
  });

  it("is an error when it does not exist", async () => {
    configure("no-such-report");
    expect(await bench.tf.refused(APPLY)).toContain("Code: azure-report-not-found");
  });
});

describe("bad input", () => {
  it.each<[string, string, string]>([
    ["azure_sync_jobs", 'item = "certificates"', "value-not-allowed"],
    ["azure_sync_jobs", 'item = "keys"\noverall_status = "complete"', "value-not-allowed"],
    ["azure_sync_jobs", 'item = "keys"\nkey_vaults = []', "size-out-of-range"],
    ["azure_sync_jobs", 'item = "keys"\nkey_vaults = ["pkv"]', "value-invalid"],
    ["azure_sync_jobs", 'item = "keys"\nlimit = 0', "number-out-of-range"],
    ["azure_reports", 'report_type = "key-reprot"', "value-not-allowed"],
    ["azure_reports", "skip = -1", "number-out-of-range"],
    ["azure_report_contents", 'report_id = ""', "length-out-of-range"],
    ["azure_report_csv", 'report_id = ""', "length-out-of-range"],
  ])("of %s, %s, is refused before any request", async (type, args, code) => {
    bench.configure(`data "cckm_${type}" "it" {\n${args}\n}`);
    expect(await bench.tf.refused(PLAN)).toContain(`Code: ${code}`);
    expect(bench.sim.requests).toEqual([]);
  });
});
