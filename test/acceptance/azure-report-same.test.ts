import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Report, report, reportsOf, YEAR } from "../support/azure-report";
import { OTHER_SPACE, PKV, SOFT_DELETE, SOFTKEYS, SOFTKEYS_ID, SPACE } from "../support/azure-vaults";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { requests } = reportsOf(() => bench);

describe("a change in how a report is written", () => {
  it.each<[string, Report, Report]>([
    ["of a time's zone", YEAR, { start: "2019-09-17T08:58:00+02:00", end: "2020-09-17T07:02:00.000Z" }],
    ["to the default type", YEAR, { ...YEAR, type: "key-report" }],
    ["away from given times", YEAR, {}],
    [
      "of capitals",
      { ...YEAR, params: [[PKV, SPACE]] },
      { ...YEAR, params: [[PKV.toUpperCase(), SPACE.toUpperCase()]] },
    ],
    [
      "of a vault's id to its name",
      { ...YEAR, params: [[SOFTKEYS_ID, SPACE]] },
      { ...YEAR, params: [[SOFTKEYS, SPACE]] },
    ],
    [
      "of a vault's name to its id",
      { ...YEAR, params: [[SOFTKEYS, SPACE]] },
      { ...YEAR, params: [[SOFTKEYS_ID, SPACE]] },
    ],
    [
      "of the vaults' order",
      {
        ...YEAR,
        params: [
          [PKV, SPACE],
          [SOFT_DELETE, OTHER_SPACE],
        ],
      },
      {
        ...YEAR,
        params: [
          [SOFT_DELETE, OTHER_SPACE],
          [PKV, SPACE],
        ],
      },
    ],
    [
      "of the vaults' order, of ids to names and of capitals at once",
      {
        ...YEAR,
        params: [
          [PKV, SPACE],
          [SOFTKEYS_ID, OTHER_SPACE],
        ],
      },
      {
        ...YEAR,
        params: [
          [SOFTKEYS.toUpperCase(), OTHER_SPACE.toUpperCase()],
          [PKV.toUpperCase(), SPACE],
        ],
      },
    ],
  ])("%s does nothing", async (_, from, to) => {
    bench.configure(report(from));
    await bench.tf.apply();
    bench.configure(report(to));
    expect(await bench.tf.plan()).toEqual([]);
    expect(requests("POST")).toHaveLength(1);
  });

  it("of timeouts calls nothing", async () => {
    bench.configure(report());
    await bench.tf.apply();
    bench.configure(report({ timeouts: '{ create = "1h" }' }));
    await applyCleanly(bench.tf);
    expect(requests("POST")).toHaveLength(1);
  });
});
