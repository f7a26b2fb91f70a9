import type { AzureReport } from "../../cckm";
import { dataAzureReports } from "../../contract";
import { defineDataSource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity } from "./by-identity";
import { exact, formless, ofStatus } from "./comparison";
import { filtersOf, listed } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAzureReports;

const COMPARED = {
  id: exact<AzureReport>(({ id }) => id),
  name: formless<AzureReport>(({ name }) => name),
  report_type: exact<AzureReport>(({ report_type }) => report_type),
  overall_status: ofStatus<AzureReport>(),
};

/**
 * `cckm_azure_reports`.
 *
 * API page: [azure-reports, Viewing List of Existing Reports](../../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReportsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { session, signal }) {
    const { azureReports } = session.client;
    const found = await doing("list the Azure reports", () =>
      byIdentity(filtersOf(config), COMPARED, {
        list: async (filters) => listed(await azureReports.list(filters, { signal })),
        count: async (filters) => (await azureReports.page({ ...filters, limit: 1 }, { signal })).total,
      }),
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
