import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { OTHER_SPACE, PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID, SPACE } from "../support/azure-vaults";

const ADDRESS = "cckm_azure_report.audit";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { reports } = reportsOf(() => bench);

describe("a change to a report", () => {
  const before = { ...YEAR, params: [[PKV, SPACE]] as const };

  it.each<[string, Report, Report?]>([
    ["the name", { ...before, name: "monthly" }],
    ["the type", { ...before, type: "service-report" }],
    ["the start", { ...before, start: "2019-10-01T00:00:00Z" }],
    ["the end", { ...before, end: "2020-10-01T00:00:00Z" }],
    [
      "the vaults",
      {
        ...before,
        params: [
          [PKV, SPACE],
          [SOFT_DELETE, SPACE],
        ],
      },
    ],
    ["a workspace", { ...before, params: [[PKV, OTHER_SPACE]] }],
    [
      "the vaults' workspaces, exchanged",
      {
        ...before,
        params: [
          [PKV, OTHER_SPACE],
          [SOFTKEYS_ID, SPACE],
        ],
      },
      {
        ...before,
        params: [
          [SOFTKEYS, OTHER_SPACE],
          [PKV, SPACE],
        ],
      },
    ],
    [
      "all of them",
      {
        name: "monthly",
        type: "key-aging",
        params: [[SOFT_DELETE]],
        start: "2026-01-01T00:00:00Z",
        end: "2026-02-01T00:00:00Z",
      },
    ],
  ])("of %s replaces the report", async (_, change, from = before) => {
    bench.configure(report(from));
    await bench.tf.apply();
    const { id } = reports()[0]!;
    bench.configure(report(change));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "delete/create" }]);
    await bench.tf.apply();
    expect(await bench.tf.plan()).toEqual([]);
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.id).not.toBe(id);
    expect(reports()[0]).toMatchObject({ name: change.name ?? "audit", overall_status: "completed" });
  });

  it("with create_before_destroy makes the new report first and removes the old one", async () => {
    const lifecycle = "create_before_destroy = true";
    bench.configure(report({ ...YEAR, lifecycle }));
    await bench.tf.apply();
    const { id } = reports()[0]!;
    bench.configure(report({ ...YEAR, end: "2020-10-01T00:00:00Z", lifecycle }));
    await applyCleanly(bench.tf);
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.id).not.toBe(id);
  });
});
