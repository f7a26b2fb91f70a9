import { realClock } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { OTHER_SPACE, PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID, SPACE } from "../support/azure-vaults";

const ADDRESS = "cckm_azure_report.audit";

let bench: Bench;
const start = async (provider = "", clock = realClock) => {
  bench = await startBench({ provider, clock });
};
beforeEach(() => start());
afterEach(() => bench.close());

const { reports, stored, state, requests } = reportsOf(() => bench);

describe("taking over a report that exists", () => {
  const byHand = async (given: Report = {}) => {
    bench.configure(report(given));
    await bench.tf.apply();
    await bench.tf.must(["state", "rm", ADDRESS]);
    return reports()[0]!;
  };

  it.each([
    ["this machine's", 0],
    ["a day behind", -24],
    ["a day ahead", 24],
  ])("finds the report whose reply was lost, CCKM's clock being %s", async (_, hours) => {
    await bench.close();
    await start("", { now: () => realClock.now() + hours * 3_600_000 });
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/azure/reports", kind: "reset-after" });
    bench.configure(report());
    await applyCleanly(bench.tf);
    expect(reports()).toHaveLength(1);
    expect(requests("POST")).toHaveLength(1);
  });

  it.each<[string, Report]>([
    ["of the last day", {}],
    ["of given times and a vault's id", { ...YEAR, params: [[SOFTKEYS_ID, SPACE]] }],
  ])("takes over on a person's word a report %s", async (_, given) => {
    await bench.close();
    await start('adopt = "identical"');
    const { id } = await byHand(given);
    const output = await bench.tf.apply();
    expect(output).toContain('Took over an existing Azure report "audit"');
    expect(await state()).toMatchObject({ id });
    expect(await bench.tf.plan()).toEqual([]);
    expect(reports()).toHaveLength(1);
  });

  it.each<[string, Report, object]>([
    ["until now that is of yesterday", {}, { createdAt: "2020-12-21T05:40:10.48332Z" }],
    ["of the same name and another time", YEAR, { end_time: "2020-10-01T00:00:00Z" }],
    ["that failed", YEAR, { overall_status: "failed", end_time: YEAR.end }],
  ])("does not adopt one %s", async (_, given, drift) => {
    bench.sim.quirks.uniqueReports = "no";
    const { id } = await byHand(given);
    Object.assign(stored()[0]!, drift);
    await bench.tf.apply();
    expect((await state())?.id).not.toBe(id);
    expect(reports()).toHaveLength(2);
  });

  it("refuses where adopting is forbidden, and names the import", async () => {
    await bench.close();
    await start('adopt = "never"');
    const { id } = await byHand();
    const output = await bench.tf.refused();
    expect(output).toContain('Azure report "audit" already exists');
    expect(output).toContain(`terraform import cckm_azure_report.<name> '${id}'`);
    expect(reports()).toHaveLength(1);
  });

  it("says which report holds a name that CCKM wants to be unique", async () => {
    bench.sim.quirks.uniqueReports = "name";
    const { id } = await byHand(YEAR);
    bench.configure(report({ ...YEAR, type: "service-report" }));
    const output = await bench.tf.refused();
    expect(output).toContain(`CCKM has a key-report of this name with id ${id}`);
    expect(output).toContain(`terraform import cckm_azure_report.<name> '${id}'`);
  });

  it.each<[string, Report]>([
    ["with its workspace", YEAR],
    [
      "whose vaults share a workspace",
      {
        params: [
          [PKV, SPACE],
          [SOFT_DELETE, SPACE],
        ],
      },
    ],
    ["of the keys' age", { type: "key-aging", params: [[PKV], [SOFT_DELETE]] }],
    ["of a vault given by id", { params: [[SOFTKEYS_ID, SPACE]] }],
  ])("imports a report %s by id, with nothing left to change", async (_, given) => {
    const { id } = await byHand(given);
    await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, id]);
    expect(await state()).toMatchObject({ id, name: "audit", overall_status: "completed" });
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("imports a report whose parameters CCKM does not tell, without replacing it", async () => {
    const three = [
      [PKV, SPACE],
      [SOFT_DELETE, SPACE],
      [SOFTKEYS, OTHER_SPACE],
    ] as const;
    const { id } = await byHand({ params: three });
    Object.assign(stored()[0]!, { work_space_ids: [SPACE, OTHER_SPACE] });
    await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, id]);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    expect(reports()).toMatchObject([{ id }]);
    expect(requests("POST")).toHaveLength(1);
  });

  it("says so when there is nothing to import", async () => {
    bench.configure(report());
    const output = await bench.tf.refused(["import", "-no-color", "-input=false", ADDRESS, "no-such-report"]);
    expect(output).toContain("Code: azure-report-not-found");
  });
});
