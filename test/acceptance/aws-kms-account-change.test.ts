import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Account, ADDRESS, account, accountsOf } from "../support/aws-kms-account";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { kms, writes } = accountsOf(() => bench);

describe("a change of an account", () => {
  it.each<[string, Account, number]>([
    ["regions", { regions: ["us-east-1", "eu-west-3"] }, 1],
    ["the connection", { connection: "test_aws-connection" }, 1],
    ["both", { connection: "aws-prod", regions: ["eu-north-1"] }, 2],
  ])("changes %s in place, one parameter a call", async (_, change, patches) => {
    bench.configure(account());
    await bench.tf.apply();
    const { id } = kms()[0]!;
    bench.configure(account(change));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(writes("PATCH")).toHaveLength(patches);
    expect(kms()).toMatchObject([{ id, connection: change.connection ?? "aws" }]);
    expect([...kms()[0]!.regions].sort()).toEqual([...(change.regions ?? ["eu-west-1", "us-east-1"])].sort());
  });

  it("keeps in the state what succeeded when the second of two calls fails", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure(account({ connection: "aws-prod", regions: ["eu-north-1"] }));
    bench.sim.faults.add({ method: "PATCH", path: "/v1/cckm/aws/kms/*", kind: "status", status: 500, nth: 2 });
    expect(await bench.tf.refused()).toContain('Could not change regions of the AWS KMS account "payments"');
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      aws_connection: "aws-prod",
      regions: ["eu-west-1", "us-east-1"],
    });
    expect(await bench.tf.plan()).toMatchObject([{ action: "update" }]);
    bench.sim.faults.clear();
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ connection: "aws-prod", regions: ["eu-north-1"] }]);
  });

  it("adds and changes a role in place and replaces to remove it", async () => {
    const own = { role: "arn:aws:iam::123456789012:role/first", externalId: undefined };
    bench.configure(account());
    await bench.tf.apply();
    const { id } = kms()[0]!;
    bench.configure(account(own));
    await applyCleanly(bench.tf);
    bench.configure(account({ ...own, role: "arn:aws:iam::123456789012:role/second", externalId: "test-ext-id" }));
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ id, assume_role_external_id: "test-ext-id" }]);
    bench.configure(account());
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toHaveLength(1);
    expect(kms()[0]!.assume_role_arn).toBeUndefined();
    expect(kms()[0]!.id).not.toBe(id);
  });

  it("replaces on a new name", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure(account({ name: "billing" }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ name: "billing" }]);
  });
});
