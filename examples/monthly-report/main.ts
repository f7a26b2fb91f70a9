// The audit report of one month, its CSV as an output: MONTH=2026-09 cdktf deploy && terraform output -raw csv.
// An output is in the state: whoever may read the state may read the report.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AzureReport, AzureReportType, CckmProvider, DataAzureReportCsv } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "monthly-report");
new CckmProvider(stack, "cckm");

const month = process.env.MONTH ?? "2026-09";
const from = new Date(`${month}-01T00:00:00Z`);
const until = new Date(from);
until.setUTCMonth(from.getUTCMonth() + 1);

const report = new AzureReport(stack, "report", {
  name: `key-activity-${month}`,
  reportType: AzureReportType.KEY_REPORT,
  startTime: from.toISOString(),
  endTime: until.toISOString(),
  logAnalyticParams: [
    {
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1",
    },
  ],
});

new TerraformOutput(stack, "csv", {
  value: new DataAzureReportCsv(stack, "csv_of_report", { reportId: report.id }).csv,
});
app.synth();
