import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { PLAN } from "../support/commands";

const ADDRESS = "cckm_azure_report.audit";
const LATER = { ...YEAR, end: "2020-10-01T00:00:00Z" };

const unwrapped = (output: string) => output.replaceAll(/\s+/g, " ");

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { reports, stored, state, requests } = reportsOf(() => bench);

async function made(given: Report): Promise<string> {
  bench.configure(report(given));
  await bench.tf.apply();
  return reports().at(-1)!.id;
}

describe('on_destroy = "retain"', () => {
  const kept = { ...YEAR, onDestroy: "retain" };

  it("leaves the report in CCKM when it is destroyed", async () => {
    bench.configure(report(kept));
    await applyCleanly(bench.tf);
    const { id } = reports()[0]!;
    await bench.tf.destroy();
    expect(await state()).toBeUndefined();
    expect(reports()).toMatchObject([{ id }]);
  });

  it.each<[string, Report]>([
    ["another month", { ...LATER, onDestroy: "retain" }],
    ["another name", { ...kept, name: "monthly" }],
    ["another month, the new one first", { ...LATER, onDestroy: "retain", lifecycle: "create_before_destroy = true" }],
    ["another month that is to be deleted one day", { ...LATER, onDestroy: "delete" }],
  ])("leaves the old report in CCKM when %s replaces it", async (_, change) => {
    const id = await made({ ...kept, lifecycle: change.lifecycle });
    bench.configure(report(change));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: expect.stringContaining("create") }]);
    await applyCleanly(bench.tf);
    expect(reports().map((one) => one.id)).toEqual([id, (await state())!.id]);
    expect((await state())!.id).not.toBe(id);
    expect(requests("DELETE")).toEqual([]);
  });

  it("does not keep a report that failed and holds nothing", async () => {
    await made(kept);
    Object.assign(stored()[0]!, { overall_status: "failed" });
    expect(unwrapped(await bench.tf.must(PLAN))).toContain("The apply removes it and makes a new one");
    await applyCleanly(bench.tf);
    expect(reports()).toMatchObject([{ overall_status: "completed" }]);
  });

  it("counts as soon as it is applied, which changes the state alone", async () => {
    const id = await made(YEAR);
    bench.configure(report(kept));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    await bench.tf.destroy();
    expect(reports()).toMatchObject([{ id }]);
    expect(requests("POST")).toHaveLength(1);
  });

  it("is what an imported report is given by the apply after the import", async () => {
    const id = await made(kept);
    await bench.tf.must(["state", "rm", ADDRESS]);
    await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, id]);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    expect(await state()).toMatchObject({ id, on_destroy: "retain" });
  });
});
