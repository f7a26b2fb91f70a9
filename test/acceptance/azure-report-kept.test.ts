import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { PKV } from "../support/azure-vaults";
import { APPLY, PLAN } from "../support/commands";

const ADDRESS = "cckm_azure_report.audit";
const PLAN_DESTROY = [...PLAN, "-destroy"];
const LATER = { ...YEAR, end: "2020-10-01T00:00:00Z" };
const AGING = { type: "key-aging", params: [[PKV]] as const };

const unwrapped = (output: string) => output.replaceAll(/\s+/g, " ");

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ durations: { report: 50 } });
});
afterEach(() => bench.close());

const { reports, stored, state, requests } = reportsOf(() => bench);

async function made(given: Report): Promise<string> {
  bench.configure(report(given));
  await applyCleanly(bench.tf);
  return reports().at(-1)!.id;
}

describe('on_destroy = "retain"', () => {
  const kept = { ...YEAR, onDestroy: "retain" };

  it("leaves the report in CCKM when it is destroyed", async () => {
    const id = await made(kept);
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

  const again: [string, string[], () => Promise<unknown>][] = [
    ["-replace", [`-replace=${ADDRESS}`], async () => {}],
    ["taint", [], () => bench.tf.must(["taint", ADDRESS])],
  ];

  it.each(again)("by %s makes a second report until now beside the first", async (_, flags, prepare) => {
    const id = await made({ onDestroy: "retain" });
    await prepare();
    await bench.tf.apply(...flags);
    expect(reports()).toHaveLength(2);
    expect((await state())!.id).not.toBe(id);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each(again)("by %s is refused at plan for a report of the same times", async (_, flags, prepare) => {
    const id = await made(kept);
    await prepare();
    const output = unwrapped(await bench.tf.refused([...PLAN, ...flags]));
    expect(output).toContain('The Azure report "audit" cannot be replaced by itself');
    expect(output).toContain('set on_destroy = "delete" and apply that alone first');
    expect(reports()).toMatchObject([{ id }]);
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

describe("a plan that removes a report", () => {
  const LOST = 'The Azure report "audit" cannot be made again';
  const DAY = "It shows the keys' age on its own day";
  const LOGS = "A new report of 2019-09-17T06:58:00Z to 2020-09-17T07:02:00Z needs Azure's logs of that time";

  it.each<[string, Report, Report, string]>([
    ["on the age of keys, for another vault", AGING, { ...AGING, name: "other" }, DAY],
    ["on activities, for another time", YEAR, LATER, LOGS],
    ["on activities, together with the word to retain the next", YEAR, { ...LATER, onDestroy: "retain" }, LOGS],
  ])("%s, warns of what is lost", async (_, before, after, lost) => {
    const id = await made(before);
    bench.configure(report(after));
    const output = unwrapped(await bench.tf.must(PLAN));
    expect(output).toContain(LOST);
    expect(output).toContain(lost);
    expect(output).toContain('apply on_destroy = "retain" alone first');
    expect(output).toContain(`cckm report ${id} --out <file>`);
  });

  it.each([
    ["a destroy", () => bench.tf.must(PLAN_DESTROY)],
    [
      "a removal from the code",
      () => {
        bench.configure("");
        return bench.tf.must(PLAN);
      },
    ],
    [
      "a taint",
      async () => {
        await bench.tf.must(["taint", ADDRESS]);
        return bench.tf.must(PLAN);
      },
    ],
  ])("by %s, warns of what is lost", async (_, plan) => {
    await made(YEAR);
    const output = unwrapped(await plan());
    expect(output).toContain(LOST);
    expect(output).toContain(LOGS);
  });

  it.each<[string, Report, (() => unknown) | undefined]>([
    ["that is retained", { ...YEAR, onDestroy: "retain" }, undefined],
    ["that failed and has no rows", YEAR, () => Object.assign(stored()[0]!, { overall_status: "failed" })],
    [
      "that is still being made",
      YEAR,
      () => Object.assign(stored()[0]!, { overall_status: "in_progress", finishes: 1e15 }),
    ],
  ])("%s, does not warn", async (_, given, change) => {
    await made(given);
    change?.();
    expect(await bench.tf.must(PLAN_DESTROY)).not.toContain("cannot be made again");
  });

  it("that stays as it is, does not warn, nor does the plan of a first one", async () => {
    bench.configure(report(YEAR));
    expect(await bench.tf.must(PLAN)).not.toContain("cannot be made again");
    await bench.tf.must(APPLY);
    expect(await bench.tf.must(PLAN)).not.toContain("cannot be made again");
  });
});
