import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { ADDRESS, account, accountsOf } from "../support/aws-kms-account";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { kms } = accountsOf(() => bench);

describe("what happens to an account outside of Terraform", () => {
  it.each([
    ["regions", { regions: ["eu-west-1"] }],
    ["connection", { connection: "aws-prod" }],
  ])("finds and mends drift of %s", async (_, drift) => {
    bench.configure(account());
    await bench.tf.apply();
    Object.assign(kms()[0]!, drift);
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ connection: "aws" }]);
    expect(kms()[0]!.regions).toHaveLength(2);
  });

  it("creates again what has disappeared", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.sim.store.kms.clear();
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toHaveLength(1);
  });

  it("does not lose the object over a 404 of a proxy", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.sim.faults.add({ path: "/v1/cckm/aws/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await bench.tf.refused(["plan", "-no-color", "-input=false"])).toContain("a proxy or load balancer?");
    bench.sim.faults.clear();
    expect(await bench.tf.state(ADDRESS)).toBeDefined();
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("destroys what is gone already", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.sim.store.kms.clear();
    await bench.tf.destroy("-refresh=false");
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("knows its connection on a release that answers with the connection's id", async () => {
    bench.sim.quirks.connectionAs = "id";
    bench.configure(account());
    await applyCleanly(bench.tf);
    kms()[0]!.connection = "aws-prod";
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ connection: "aws" }]);
  });
});
