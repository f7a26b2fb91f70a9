import { applyCleanly, type Bench, startBench } from "../support/acceptance";
import { account } from "../support/aws-kms-account";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { PLAN } from "../support/commands";
import { fastTime } from "../support/fast-time";
import { addKms } from "../support/kms";

fastTime();

let bench: Bench;
afterEach(() => bench.close());

it("a secret is created once its name is free after a purge", async () => {
  bench = await startBench({ quirks: { softDeleteSettleSeconds: 0, purgeSettleSeconds: 1 } });
  bench.configure(secretHcl({ on_destroy: "purge" }));
  await bench.tf.apply();
  await bench.tf.apply("-replace=cckm_azure_secret.db");
  await bench.tf.apply("-destroy");
  await applyCleanly(bench.tf);
  expect(bench.sim.snapshot().secrets).toMatchObject([{ status: "AVAILABLE" }]);
});

it.each<[string, string, string]>([
  ["an AWS KMS account", account({ regions: ["eu-west-1"] }), "cckm_aws_kms_account.payments"],
  ["a report", report(YEAR), "cckm_azure_report.audit"],
])("%s is made again once its name is free after its delete", async (_, hcl, address) => {
  bench = await startBench({ quirks: { deleteSettleSeconds: 1 } });
  bench.configure(hcl);
  await bench.tf.apply();
  await bench.tf.apply(`-replace=${address}`);
  expect(await bench.tf.plan()).toEqual([]);
  await bench.tf.apply("-destroy");
  await applyCleanly(bench.tf);
});

it.each(["queued", "pending", ""])("a report goes on while its status is %j", async (status) => {
  bench = await startBench({ durations: { report: 50 }, quirks: { reportInProgress: status } });
  bench.configure(report(YEAR));
  await applyCleanly(bench.tf);
  expect(await bench.tf.state("cckm_azure_report.audit")).toMatchObject({ overall_status: "completed" });
});

it("a name that is not free in time is told with what to do", async () => {
  bench = await startBench({ quirks: { softDeleteSettleSeconds: 0, purgeSettleSeconds: 600 } });
  bench.configure(secretHcl({ on_destroy: "purge" }));
  await bench.tf.apply();
  await bench.tf.apply("-destroy");
  bench.configure(`${secretHcl().trimEnd().replace(/}$/, '  timeouts = { create = "1s" }\n}')}`);
  const output = await bench.tf.refused();
  expect(output).toContain("currently being deleted");
  expect(output).toContain("raise timeouts.create");
});

it("a data source that feeds for_each does not shrink when its list changes while it is read", async () => {
  bench = await startBench({ quirks: { maxPageSize: 10, listChanges: 2, unstableOrder: true } });
  for (let i = 0; i < 35; i++) addKms(bench.sim, `kms-${i}`);
  bench.configure(`
    data "cckm_aws_kms_accounts" "all" {}
    output "names" { value = length(toset(data.cckm_aws_kms_accounts.all.kms_accounts[*].name)) }
  `);
  expect(await bench.tf.must(PLAN)).toContain("names = 35");
});
