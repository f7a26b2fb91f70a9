import { type Bench, startBench } from "../support/acceptance";
import { addKms } from "../support/kms";
import { accounts, COUNT, requestsOf } from "../support/many";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

describe("a hundred accounts beside a hundred of others", () => {
  beforeEach(() => {
    for (let index = 0; index < COUNT; index++) {
      addKms(bench.sim, `foreign-${index}`, { account_id: String(900_000_000_000 + index) });
    }
  });

  it("are added and removed by few more requests than accounts, and read by a few", async () => {
    bench.configure(accounts());
    expect(await requestsOf(bench, () => bench.tf.apply())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(bench.sim.store.kms.size).toBe(2 * COUNT);
    expect(await requestsOf(bench, () => bench.tf.plan())).toBeLessThanOrEqual(10);
    expect(await requestsOf(bench, () => bench.tf.destroy())).toBeLessThanOrEqual(1.3 * COUNT);
    expect(bench.sim.store.kms.size).toBe(COUNT);
  });
});

it("accounts with permissions of others are destroyed as planned, though lists leave the permissions out", async () => {
  bench.sim.quirks.aclsInList = false;
  bench.configure(accounts(12));
  await bench.tf.apply();
  for (const kms of bench.sim.store.kms.values()) kms.acls.push({ group: "Auditors", actions: ["keycreate"] });
  await bench.tf.destroy();
  expect(bench.sim.store.kms.size).toBe(0);
});
