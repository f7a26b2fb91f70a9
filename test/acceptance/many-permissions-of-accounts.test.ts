import { type Bench, startBench } from "../support/acceptance";
import { addKms } from "../support/kms";
import { accounts, COUNT, requestsOf } from "../support/many";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** Enough for several rounds of what Terraform does at once. */
const OURS = 50;

const ofEach = `
resource "cckm_aws_kms_acl" "many" {
  count   = ${OURS}
  kms_id  = cckm_aws_kms_account.many[count.index].id
  group   = "CCKM Users"
  actions = ["view", "keycreate"]
}`;

describe("fifty permissions, one on each of fifty accounts, beside a hundred accounts of others", () => {
  const foreign = (index: number) => ({
    account_id: String(900_000_000_000 + index),
    acls: [{ group: "theirs", actions: ["reportview"] }],
  });
  beforeEach(() => {
    for (let index = 0; index < COUNT; index++) addKms(bench.sim, `foreign-${index}`, foreign(index));
  });

  it("are granted, changed and revoked by few more requests than writes, and read by a few", async () => {
    bench.configure(accounts(OURS));
    await bench.tf.apply();
    const rights = () => [...bench.sim.store.kms.values()].map(({ acls }) => acls.flatMap(({ actions }) => actions));
    const having = (action: string) => rights().filter((actions) => actions.includes(action)).length;
    bench.configure(accounts(OURS) + ofEach);
    expect(await requestsOf(bench, () => bench.tf.apply())).toBeLessThanOrEqual(1.6 * OURS);
    expect(having("keycreate")).toBe(OURS);
    expect(await requestsOf(bench, () => bench.tf.plan())).toBeLessThanOrEqual(10);
    // Two writes each: what is new is granted before what is gone is revoked.
    bench.configure(accounts(OURS) + ofEach.replace("keycreate", "keyrotate"));
    expect(await requestsOf(bench, () => bench.tf.apply())).toBeLessThanOrEqual(1.4 * 2 * OURS);
    expect([having("keycreate"), having("keyrotate")]).toEqual([0, OURS]);
    bench.configure(accounts(OURS));
    expect(await requestsOf(bench, () => bench.tf.apply())).toBeLessThanOrEqual(1.5 * OURS);
    expect(rights().filter((actions) => actions.length > 0)).toEqual(Array(COUNT).fill(["reportview"]));
  });
});
