import { TerraformOutput, type TerraformStack } from "cdktf";
import { DataAzureReports } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const reports = new DataAzureReports(stack, "reports", { reportType: "key-report", sort: "-createdAt", limit: 5 });

  new TerraformOutput(stack, "newest_report", { value: reports.reports.get(0).name });
}
