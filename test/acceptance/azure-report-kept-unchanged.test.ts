import { type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { PLAN } from "../support/commands";

const ADDRESS = "cckm_azure_report.audit";

const unwrapped = (output: string) => output.replaceAll(/\s+/g, " ");

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { reports, state } = reportsOf(() => bench);

async function made(given: Report): Promise<string> {
  bench.configure(report(given));
  await bench.tf.apply();
  return reports().at(-1)!.id;
}

describe('on_destroy = "retain" in a replacement without a change', () => {
  const kept = { ...YEAR, onDestroy: "retain" };

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
});
