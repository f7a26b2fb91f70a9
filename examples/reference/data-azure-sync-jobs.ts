import { TerraformOutput, type TerraformStack } from "cdktf";
import { AzureSyncItem, DataAzureSyncJobs } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const failed = new DataAzureSyncJobs(stack, "failed", {
    item: AzureSyncItem.SECRETS,
    overallStatus: "failed",
  });

  new TerraformOutput(stack, "last_failed_job", { value: failed.jobs.get(0).detailedStatus });
}
