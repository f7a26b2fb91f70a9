import { TerraformOutput, type TerraformStack } from "cdktf";
import { DataAzureReportCsv } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const csv = new DataAzureReportCsv(stack, "csv", { reportId: "731877ed-ab05-498c-b89b-72d415446b2c" });

  // Sensitive, so that no deploy prints it. It is in the state: whoever reads that reads the report.
  new TerraformOutput(stack, "report", { value: csv.csv, sensitive: true });
}
