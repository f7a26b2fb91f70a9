import type { TerraformStack } from "cdktf";
import { AzureReport, AzureReportType } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  new AzureReport(stack, "activity", {
    name: "key-activity-2026-09",
    reportType: AzureReportType.KEY_REPORT,
    startTime: "2026-09-01T00:00:00Z",
    endTime: "2026-10-01T00:00:00Z",
    logAnalyticParams: [
      {
        keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
        workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1",
      },
    ],
  });
}
