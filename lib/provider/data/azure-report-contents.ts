import type { ReportRow } from "../../cckm";
import { dataAzureReportContents } from "../../contract";
import { defineDataSource } from "../../plugin";
import { completeReport } from "../azure-report/ready";
import { inWords } from "../azure-report/state";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity } from "./by-identity";
import { caseless, exact } from "./comparison";
import { filtersOf } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAzureReportContents;

/** How a row is held against each filter. */
export const COMPARED = {
  subscription_id: caseless<ReportRow>((row) => row.subscription_id),
  client_id: caseless<ReportRow>((row) => row.client_id),
  key_name: caseless<ReportRow>((row) => row.key_name),
  key_vault: caseless<ReportRow>((row) => row.key_vault),
  azure_name: caseless<ReportRow>((row) => row.azure_name),
  key_version: exact<ReportRow>((row) => row.key_version),
  key_activity: exact<ReportRow>((row) => row.key_activity),
  key_owner: exact<ReportRow>((row) => row.key_owner),
  cckm_operation: exact<ReportRow>((row) => row.cckm_operation),
  user_name: exact<ReportRow>((row) => row.user_name),
  cloud_name: exact<ReportRow>((row) => row.cloud_name),
};

/**
 * `cckm_azure_report_contents`.
 *
 * API page: [azure-reports, Viewing Content of Generated Reports](../../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReportContentsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, context) {
    const { report_id, ...filters } = config;
    const report = await completeReport(report_id, context);
    const { session, signal } = context;
    const { azureReports } = session.client;
    const { total, resources } = await doing(`read the rows of the ${inWords(report)} (${report_id})`, () =>
      byIdentity(filtersOf(filters), COMPARED, {
        list: (asked) => azureReports.contents(report_id, asked, { signal }),
        count: async (asked) => (await azureReports.contents(report_id, { ...asked, limit: 1 }, { signal })).total,
      }),
    );
    return { ...config, total, rows: resources.map(row) };
  },
});

function row(of: ReportRow) {
  return {
    ...rowHead(of),
    ...rowMembers(of, "key_name", "key_vault", "key_version", "key_activity", "key_owner", "object_id", "client_id"),
    ...rowMembers(of, "user_name", "cckm_operation", "modified_time", "key_expiration"),
    ...rowMembers(of, "subscription_id", "cloud_name", "azure_name"),
  };
}
