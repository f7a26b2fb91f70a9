import { dataAzureReportCsv } from "../../contract";
import { defineDataSource } from "../../plugin";
import { completeReport } from "../azure-report/ready";
import { inWords } from "../azure-report/state";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";

const { type, schema } = dataAzureReportCsv;

/**
 * `cckm_azure_report_csv`.
 *
 * API page: [azure-reports, Downloading Content of Reports in CSV](../../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReportCsvSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config: { report_id } }, context) {
    const report = await completeReport(report_id, context);
    const { session, signal } = context;
    const csv = await doing(`download the ${inWords(report)} (${report_id})`, () =>
      session.client.azureReports.csv(report_id, { signal }),
    );
    return { report_id, csv };
  },
});
