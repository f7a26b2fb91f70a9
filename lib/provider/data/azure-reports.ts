import type { AzureReport } from "../../cckm";
import { dataAzureReports } from "../../contract";
import { defineDataSource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity, formless, listed } from "./by-identity";
import { filtersOf, heeded } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAzureReports;

/**
 * `cckm_azure_reports`.
 *
 * API page: [azure-reports, Viewing List of Existing Reports](../../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReportsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { session, signal }) {
    const found = await doing("list the Azure reports", () =>
      byIdentity(filtersOf(config), { name: formless<AzureReport>(({ name }) => name) }, async (filters) =>
        listed(await heeded(filters, (asked) => session.client.azureReports.list(asked, { signal }))),
      ),
    );
    return { ...config, reports: found.resources.map(row) };
  },
});

function row(report: AzureReport) {
  return {
    ...rowHead(report),
    ...rowMembers(
      report,
      "completed_at",
      "name",
      "overall_status",
      "abort",
      "report_type",
      "work_space_ids",
      "key_vaults",
    ),
    ...rowMembers(report, "start_time", "end_time"),
    detailed_status: report.detailed_status ? { ...report.detailed_status } : null,
  };
}
