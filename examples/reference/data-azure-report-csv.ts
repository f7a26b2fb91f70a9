import { TerraformOutput, type TerraformStack } from "cdktf";
import { DataAzureReportCsv } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const csv = new DataAzureReportCsv(stack, "csv", { reportId: "731877ed-ab05-498c-b89b-72d415446b2c" });

  // Sensitive, so that a deploy does not print it. It is still in the state: whoever can read that can read the report.
  new TerraformOutput(stack, "report", { value: csv.csv, sensitive: true });
}
