import { type Bench, startBench } from "../support/acceptance";
import { report, reportsOf } from "../support/azure-report";
import { jobsOf, sync } from "../support/azure-sync-job";
import { PLAN } from "../support/commands";

const KMS = (regions: readonly string[]) => `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ${JSON.stringify(regions)}
}`;

const ALL = (regions: readonly string[] = ["eu-west-1"]) => `
${KMS(regions)}
resource "cckm_aws_kms_acl" "users" {
  kms_id  = cckm_aws_kms_account.payments.id
  group   = "CCKM Users"
  actions = ["keycreate"]
}
resource "cckm_azure_secret" "db" {
  secret_name   = "db-password"
  key_vault     = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"
  value         = "test-secret-value"
  value_version = 1
}
${sync()}
${report()}
`;

let bench: Bench;
afterEach(() => bench.close());

describe("of two nodes one lags", () => {
  const { runs } = jobsOf(() => bench);
  const { requests } = reportsOf(() => bench);
  const made = () => [runs(), requests("POST").length];

  beforeEach(async () => {
    bench = await startBench({
      durations: { job: 150, report: 150 },
      quirks: { lagMs: 1500 },
      env: { CIPHERTRUST_NODE_LAG: "10" },
    });
  });

  it("a deploy succeeds, and the plan right after it finds nothing removed and nothing changed", async () => {
    bench.configure(ALL());
    await bench.tf.apply();
    expect(await bench.tf.plan()).toEqual([]);
    expect(made()).toEqual([1, 1]);
    bench.configure(ALL(["eu-west-1", "eu-central-1"]));
    await bench.tf.apply();
    expect(await bench.tf.plan()).toEqual([]);
    expect(made()).toEqual([1, 1]);
    expect(bench.sim.snapshot().kms).toHaveLength(1);
    await bench.tf.apply("-destroy");
    expect(bench.sim.snapshot().kms).toEqual([]);
  });

  it("an object that was removed outside is told once no node can lag any more", async () => {
    await bench.close();
    bench = await startBench({ quirks: { lagMs: 500 } });
    bench.configure(KMS(["eu-west-1"]));
    await bench.tf.apply();
    bench.sim.store.kms.clear();
    const output = await bench.tf.must(PLAN);
    expect(output).toContain("is gone from CCKM");
    expect(output).toContain("1 to add");
  });
});

describe("a create whose reply was lost, where no node shows for a second what it has made", () => {
  const reports = () => bench.sim.snapshot().reports;
  const kms = () => bench.sim.snapshot().kms;
  const POSTS = { account: "/v1/cckm/aws/kms", report: "/v1/cckm/azure/reports" };
  // The log has the requests that were answered.
  const answered = (path: string) => bench.sim.requests.filter((one) => one.method === "POST" && one.path === path);

  it.each([
    ["account", KMS(["eu-west-1"]), kms],
    ["report", report(), reports],
  ] as const)("is found, and nothing is made twice: %s", async (kind, hcl, made) => {
    bench = await startBench({
      durations: { report: 50 },
      quirks: { lagMs: 1200, lagEvery: 1, uniqueReports: "no" },
      env: { CIPHERTRUST_NODE_LAG: "5" },
    });
    bench.sim.faults.add({ method: "POST", path: POSTS[kind], kind: "reset-after" });
    bench.configure(hcl);
    await bench.tf.apply();
    expect(made()).toHaveLength(1);
    expect(answered(POSTS[kind])).toEqual([]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});
