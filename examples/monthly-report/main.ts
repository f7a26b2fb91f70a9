// The audit report for one month: MONTH=2026-09 cdktf deploy, or without MONTH that of the month before. The next month's
// report replaces it in Terraform, while the old one stays in CCKM. All rows as CSV:
// cckm report key-activity-2026-09 --out key-activity-2026-09.csv.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  AdoptPolicy,
  AzureReport,
  AzureReportType,
  CckmProvider,
  DataAzureReportContents,
  ReportDestroyPolicy,
} from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "monthly-report");
// A month that comes again is the report that was left in CCKM.
new CckmProvider(stack, "cckm", { adopt: AdoptPolicy.IDENTICAL });

const now = new Date();
const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1));
const month = process.env.MONTH || before.toISOString().slice(0, 7);
if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
  throw new Error(`Expected MONTH to be a month such as 2026-09, got ${month}.`);
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
  onDestroy: ReportDestroyPolicy.RETAIN,
});

// Rows that Terraform reads are stored in its state, so read only those that are needed.
const deletions = new DataAzureReportContents(stack, "deletions", {
  reportId: report.id,
  keyActivity: "KeyDelete",
  limit: 10,
});
new TerraformOutput(stack, "name", { value: report.name });
new TerraformOutput(stack, "key_deletions", { value: deletions.total });
app.synth();
