import type { AzureReport } from "../../cckm";
import { dataAzureReports } from "../../contract";
import { defineDataSource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity, formless, listed } from "./by-identity";
import { filtersOf } from "./filters";

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
        listed(await session.client.azureReports.list(filters, { signal })),
      ),
    );
    return { ...config, reports: found.resources.map(row) };
  },
});

function row(report: AzureReport) {
  return {
    id: report.id,
    uri: report.uri ?? null,
    account: report.account ?? null,
    application: report.application ?? null,
    dev_account: report.devAccount ?? null,
    created_at: report.createdAt ?? null,
    updated_at: report.updatedAt ?? null,
    completed_at: report.completed_at ?? null,
    name: report.name,
    overall_status: report.overall_status,
    detailed_status: report.detailed_status ? { ...report.detailed_status } : null,
    abort: report.abort ?? null,
    report_type: report.report_type ?? null,
    work_space_ids: report.work_space_ids,
    key_vaults: report.key_vaults,
    start_time: report.start_time ?? null,
    end_time: report.end_time ?? null,
  };
}
