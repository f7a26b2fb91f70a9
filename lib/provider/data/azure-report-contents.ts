import type { ReportRow } from "../../cckm";
import { dataAzureReportContents } from "../../contract";
import { defineDataSource } from "../../plugin";
import { completeReport } from "../azure-report/ready";
import { inWords } from "../azure-report/state";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity, caseless } from "./by-identity";
import { filtersOf } from "./filters";

const { type, schema } = dataAzureReportContents;

const AZURE_NAMES = {
  subscription_id: caseless<ReportRow>((row) => row.subscription_id),
  client_id: caseless<ReportRow>((row) => row.client_id),
  key_name: caseless<ReportRow>((row) => row.key_name),
  key_vault: caseless<ReportRow>((row) => row.key_vault),
  azure_name: caseless<ReportRow>((row) => row.azure_name),
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
    const { total, resources } = await doing(`read the rows of the ${inWords(report)} (${report_id})`, () =>
      byIdentity(filtersOf(filters), AZURE_NAMES, (asked) =>
        session.client.azureReports.contents(report_id, asked, { signal }),
      ),
    );
    return { ...config, total, rows: resources.map(row) };
  },
});

function row(of: ReportRow) {
  return {
    id: of.id ?? null,
    uri: of.uri ?? null,
    account: of.account ?? null,
    application: of.application ?? null,
    dev_account: of.devAccount ?? null,
    created_at: of.createdAt ?? null,
    updated_at: of.updatedAt ?? null,
    key_name: of.key_name ?? null,
    key_vault: of.key_vault ?? null,
    key_version: of.key_version ?? null,
    key_activity: of.key_activity ?? null,
    key_owner: of.key_owner ?? null,
    object_id: of.object_id ?? null,
    client_id: of.client_id ?? null,
    user_name: of.user_name ?? null,
    cckm_operation: of.cckm_operation ?? null,
    modified_time: of.modified_time ?? null,
    key_expiration: of.key_expiration ?? null,
    subscription_id: of.subscription_id ?? null,
    cloud_name: of.cloud_name ?? null,
    azure_name: of.azure_name ?? null,
  };
}
