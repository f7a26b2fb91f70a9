import { type Bench, startBench } from "../support/acceptance";
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
  bench = await startBench();
});
afterEach(() => bench.close());

const { reports, stored } = reportsOf(() => bench);

async function made(given: Report): Promise<string> {
  bench.configure(report(given));
  await bench.tf.apply();
  return reports().at(-1)!.id;
}

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
  ])("%s, does not warn", async (_, given, change) => {
    await made(given);
    change?.();
    expect(await bench.tf.must(PLAN_DESTROY)).not.toContain("cannot be made again");
  });

  it("that is still being made, warns too: it is complete by the time it is deleted", async () => {
    await made(YEAR);
    Object.assign(stored()[0]!, { overall_status: "in_progress", finishes: 1e15 });
    expect(unwrapped(await bench.tf.must(PLAN_DESTROY))).toContain(LOST);
  });

  it("that stays as it is, does not warn, nor does the plan of a first one", async () => {
    bench.configure(report(YEAR));
    expect(await bench.tf.must(PLAN)).not.toContain("cannot be made again");
    await bench.tf.must(APPLY);
    expect(await bench.tf.must(PLAN)).not.toContain("cannot be made again");
  });
});
