import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { PKV, SOFT_DELETE, SPACE } from "../support/azure-vaults";
import { fastTime } from "../support/fast-time";
import { refusals } from "../support/refusals";

fastTime();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { report: 100 } });
});
afterEach(() => bench.close());

const { reports, state } = reportsOf(() => bench);

const OTHER_SPELLING: Partial<Quirks> = {
  reportInProgress: "in progress",
  timestamps: "microseconds",
  deleteReply: "empty",
  maxPageSize: 1,
};
const UNDER_LOAD: Partial<Quirks> = { overload: { status: 429, every: 4, length: 1 }, uniqueReports: "name" };

it.each<[string, Partial<Quirks>, Report, object]>([
  ["of the last day", {}, {}, { report_type: "key-report", work_space_ids: [SPACE] }],
  ["of a given time", {}, { ...YEAR, type: "service-report" }, { start_time: YEAR.start, end_time: YEAR.end }],
  ["of the keys' age", {}, { type: "key-aging", params: [[PKV]] }, { report_type: "key-aging", work_space_ids: [] }],
  ["of the last day, in another spelling", OTHER_SPELLING, {}, { report_type: "key-report" }],
  ["of a given time, in another spelling", OTHER_SPELLING, YEAR, { start_time: YEAR.start }],
  ["of the last day, under load and with unique names", UNDER_LOAD, {}, { report_type: "key-report" }],
])("a report %s is made, planned empty, refreshed, planned empty, removed", async (_, quirks, given, expected) => {
  Object.assign(bench.sim.quirks, quirks);
  bench.configure(report(given));
  await applyCleanly(bench.tf);
  expect(reports()).toMatchObject([{ name: "audit", overall_status: "completed" }]);
  expect(await state()).toMatchObject({
    id: reports()[0]!.id,
    overall_status: "completed",
    detailed_status: { [PKV]: "completed" },
    completed_at: expect.stringMatching(/Z$/),
    key_vaults: [PKV],
    start_time: expect.stringMatching(/Z$/),
    end_time: expect.stringMatching(/Z$/),
    ...expected,
  });
  await bench.tf.destroy();
  expect(reports()).toEqual([]);
});

it("a report without parameters is of what CCKM chooses", async () => {
  const all = [...bench.sim.store.vaults.values()].map(({ name }) => name);
  bench.configure('resource "cckm_azure_report" "audit" {\n  name = "audit"\n  report_type = "key-aging"\n}');
  await applyCleanly(bench.tf);
  expect(await state()).toMatchObject({ log_analytic_params: null, key_vaults: all, work_space_ids: [] });
});

describe("bad input to a report", () => {
  const CASES: readonly [Report, string][] = [
    [{ name: "" }, "length-out-of-range"],
    [{ type: "key-reprot" }, "value-not-allowed"],
    [{ start: "yesterday" }, "time-invalid"],
    [{ end: "2020-09-17" }, "time-invalid"],
    [{ start: YEAR.end, end: YEAR.start }, "azure-report-times-invalid"],
    [{ start: YEAR.end, end: "2020-09-17T09:02:00+02:00" }, "azure-report-times-invalid"],
    [{ params: [] }, "size-out-of-range"],
    [{ params: [["pkv-softkeys", SPACE]] }, "value-invalid"],
    [{ params: [[PKV, "workspace"]] }, "value-invalid"],
    [{ params: [[PKV, SPACE], [SOFT_DELETE]] }, "azure-report-workspace-missing"],
    [{ type: "service-report", params: [[PKV]] }, "azure-report-workspace-missing"],
  ];

  it("is refused at plan, before any request", async () => {
    bench.configure(CASES.map(([given], index) => report({ name: `case${index}`, ...given }, `case${index}`)).join(""));
    const refused = await refusals(bench.tf);
    for (const [index, [given, code]] of CASES.entries()) {
      expect([given, refused[`cckm_azure_report.case${index}`]]).toEqual([
        given,
        expect.stringContaining(`Code: ${code}`),
      ]);
    }
    expect(bench.sim.requests).toEqual([]);
  });
});
