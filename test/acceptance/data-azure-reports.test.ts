import { rowsAsCsv } from "../../lib/simulator/report-rows";
import { type Bench, startBench } from "../support/acceptance";
import { azureData } from "../support/azure-data";
import { report, YEAR } from "../support/azure-report";
import { PKV, SPACE } from "../support/azure-vaults";
import { APPLY, PLAN } from "../support/commands";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { read, made } = azureData(() => bench);
const reportsRead = async (args: string) => (await read("azure_reports", args, "reports")).rows;

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
