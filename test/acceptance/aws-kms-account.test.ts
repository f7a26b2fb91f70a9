import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { type Account, ADDRESS, account, accountsOf } from "../support/aws-kms-account";
import { refusals } from "../support/refusals";

const ROLE = {
  accountId: "789012123456",
  role: "arn:aws:iam::789012123456:role/test-assume-role-ac",
  externalId: "test-ext-id",
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const { kms } = accountsOf(() => bench);

describe("the life of an account", () => {
  it("is created, planned empty, refreshed, planned empty, and destroyed", async () => {
    bench.configure(account());
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ name: "payments", account_id: "123456789012", connection: "aws" }]);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      id: kms()[0]!.id,
      arn: "arn:aws:iam::123456789012:user/user1",
      cloud_name: "aws",
      regions: ["eu-west-1", "us-east-1"],
    });
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });

  it("makes no difference of the order of regions", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure(account({ regions: ["us-east-1", "eu-west-1"] }));
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("adds an account by an assumed role", async () => {
    bench.configure(account(ROLE));
    await applyCleanly(bench.tf);
    expect(kms()).toMatchObject([{ account_id: "789012123456", assume_role_arn: ROLE.role }]);
  });

  it("is removed when its code is removed", async () => {
    bench.configure(account());
    await bench.tf.apply();
    bench.configure("");
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "delete" }]);
    await bench.tf.apply();
    expect(kms()).toEqual([]);
  });

  it("lives beside another stack on the same CCKM", async () => {
    const other = bench.another();
    bench.configure(account());
    other.configure(account({ name: "billing", regions: ["eu-west-2"] }));
    await Promise.all([applyCleanly(bench.tf), applyCleanly(other.tf)]);
    await other.tf.destroy();
    expect(kms()).toMatchObject([{ name: "payments" }]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});

describe("rules of CCKM's API for an account", () => {
  it("says which entry holds a region", async () => {
    bench.configure(account() + account({ name: "billing", regions: ["us-east-1", "eu-west-2"] }, "billing"));
    const output = await bench.tf.refused();
    const [first] = kms();
    expect(output).toContain(`"${first!.name}" (id ${first!.id}) holds us-east-1`);
    expect(output).toContain("Code: aws-kms-account-regions-held");
  });

  const CASES: readonly [Account, string][] = [
    [{ accountId: "12345" }, "12 digits"],
    [{ regions: [] }, "at least 1"],
    [{ regions: ["Ireland"] }, "an AWS region's code"],
    [{ externalId: "test-ext-id" }, "Code: argument-needs-other"],
    [{ role: "role/test" }, "the ARN of an IAM role"],
  ];

  it("refuses what is wrong at plan, before any request", async () => {
    bench.configure(
      CASES.map(([given], index) => account({ name: `case${index}`, ...given }, `case${index}`)).join(""),
    );
    const refused = await refusals(bench.tf);
    for (const [index, [given, message]] of CASES.entries()) {
      expect([given, refused[`cckm_aws_kms_account.case${index}`]]).toEqual([given, expect.stringContaining(message)]);
    }
    expect(bench.sim.requests).toEqual([]);
  });

  it("passes CCKM's own words on and points at what to do", async () => {
    bench.configure(account({ connection: "no-such" }));
    const output = await bench.tf.refused();
    expect(output).toContain('Could not add the AWS KMS account "payments"');
    expect(output).toContain('connection "no-such" not found');
  });
});
