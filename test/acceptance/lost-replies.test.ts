import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { account } from "../support/aws-kms-account";
import { ACCOUNT, acl } from "../support/aws-kms-acl";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { sync } from "../support/azure-sync-job";
import { SOFTKEYS_ID } from "../support/azure-vaults";
import { fastTime } from "../support/fast-time";

fastTime();

const ONE_OF_EVERYTHING = [ACCOUNT, acl(), secretHcl(), report(YEAR), sync({ vaults: [SOFTKEYS_ID] })].join("\n");

let bench: Bench;
afterEach(() => bench.close());

it.each(["reset-after", "hang-after"] as const)(
  "an account is made once when the reply to the POST is lost (%s)",
  async (kind) => {
    bench = await startBench({ provider: "rest_api_timeout = 1" });
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms", kind });
    bench.configure(account());
    await applyCleanly(bench.tf);
    expect(bench.sim.store.kms.size).toBe(1);
  },
);

it("creates that are answered with the records of other objects are looked up by what was asked for", async () => {
  bench = await startBench();
  const { faults } = bench.sim;
  for (const family of ["aws/kms", "azure/secrets", "azure/reports", "azure/secrets/synchronization-jobs"]) {
    faults.add(`POST /v1/cckm/${family} another`);
  }
  faults.add("POST /v1/cckm/aws/kms/*/update-acls another");
  bench.configure(ONE_OF_EVERYTHING);
  await applyCleanly(bench.tf);
  const { kms: accounts, secrets, reports, jobs } = bench.sim.snapshot();
  expect([accounts, secrets, reports, jobs].map((made) => made.length)).toEqual([1, 1, 1, 1]);
  const idOf = async (address: string) => (await bench.tf.state(address))!.id;
  expect(await idOf("cckm_aws_kms_account.payments")).toBe(accounts[0]!.id);
  expect(await idOf("cckm_azure_secret.db")).toBe(secrets[0]!.id);
  expect(await idOf("cckm_azure_report.audit")).toBe(reports[0]!.id);
  expect(await idOf("cckm_azure_sync_job.sync")).toBe(jobs[0]!.id);
});

it("a job that is answered with the record of another one is waited for no longer", async () => {
  bench = await startBench({ durations: { job: 3_600_000 } });
  bench.sim.faults.add("GET /v1/cckm/azure/secrets/synchronization-jobs/* another nth=2");
  bench.configure(sync());
  const output = await bench.tf.refused();
  expect(output.replace(/[\s│]+/g, " ")).toContain(
    "was answered with 200 and the record of another object, with the id",
  );
});

it("what CCKM has made before it answers with an error of its own is found, and nothing is made twice", async () => {
  bench = await startBench({ quirks: { uniqueReports: "no" } });
  const made = [
    "aws/kms",
    "aws/kms/*/update-acls",
    "azure/secrets",
    "azure/reports",
    "azure/secrets/synchronization-jobs",
  ];
  for (const path of made) bench.sim.faults.add(`POST /v1/cckm/${path} 500-after`);
  bench.configure(ONE_OF_EVERYTHING);
  await applyCleanly(bench.tf);
  const { kms: accounts, secrets, reports, jobs } = bench.sim.snapshot();
  expect([accounts, secrets, reports, jobs].map((of) => of.length)).toEqual([1, 1, 1, 1]);
});
