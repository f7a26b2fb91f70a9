import { TerraformOutput, type TerraformStack } from "cdktf";
import { DataAzureReportContents } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const backups = new DataAzureReportContents(stack, "backups", {
    reportId: "731877ed-ab05-498c-b89b-72d415446b2c",
    keyActivity: "KeyBackup",
  });

  new TerraformOutput(stack, "key_backups", { value: backups.total });
}
