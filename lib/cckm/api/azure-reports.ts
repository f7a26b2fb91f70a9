import { asCckmId, sameButCapitals, steeringInLines } from "../../text";
import { withoutMark } from "../http/body";
import type { CallOptions } from "../http/clock";
import { ignoreGone } from "../http/errors";
import { MOST_CONTROLS, parseJson } from "../http/json";
import { segment } from "../http/query";
import { malformedReply } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import {
  type AzureReport,
  type AzureReportCreate,
  type AzureReportFilters,
  azureReport,
  type ReportRow,
  type ReportRowFilters,
  reportRow,
} from "./azure-report-types";
import { statusSpellings } from "./job-status";
import { ListEndpoint } from "./list-endpoint";
import type { Collected, Page } from "./paging";
import { createdRecord, recordOf } from "./record-of";
import { alikeName } from "./same-name";

const PATH = "/v1/cckm/azure/reports";

/** Reports on Azure keys. API page: [azure-reports](../../../docs/api-pages.md#azure-reports). */
export class AzureReportsApi {
  readonly #requester: Requester;
  readonly #list: ListEndpoint<AzureReport>;

  constructor(requester: Requester) {
    this.#requester = requester;
    this.#list = new ListEndpoint(requester, PATH, azureReport, { sort: "createdAt,id" });
  }

  /** Starts a report. API page: [azure-reports, Generating a Report](../../../docs/api-pages.md#azure-reports). */
  create(report: AzureReportCreate, options?: CallOptions): Promise<AzureReport> {
    const params = report.log_analytic_params?.map((one) => ({ ...one, key_vault: asCckmId(one.key_vault) }));
    const body = { ...report, ...(params && { log_analytic_params: params }) };
    const sameType = ({ report_type: made }: AzureReport) =>
      made === undefined || report.report_type === undefined || sameButCapitals(made, report.report_type);
    const isIt = (made: AzureReport) => alikeName(made.name, report.name) && sameType(made);
    return createdRecord(this.#requester, PATH, { body }, azureReport, isIt, options);
  }

  /** Every matching report, over all pages. */
  async list(filters: AzureReportFilters = {}, options?: CallOptions): Promise<AzureReport[]> {
    const spellings = statusSpellings(filters.overall_status, "in progress");
    return (await this.#list.collectByStatus({ ...filters }, spellings, options)).resources;
  }

  /** One page. */
  page(filters: AzureReportFilters = {}, options?: CallOptions): Promise<Page<AzureReport>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<AzureReport> {
    return recordOf(this.#requester, PATH, id, azureReport, options);
  }

  /** Deletes the report. Not an error if it is already gone. */
  delete(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "DELETE", path: `${PATH}/${segment(id)}`, byId: true } as const;
    return this.#requester.done(call, options).catch(ignoreGone);
  }

  /** The rows of a completed report, over all pages, and the total number of matching rows. */
  contents(id: string, filters: ReportRowFilters = {}, options?: CallOptions): Promise<Collected<ReportRow>> {
    const rows = new ListEndpoint(this.#requester, `${PATH}/${segment(id)}/contents`, reportRow, { byId: true });
    return rows.collect({ ...filters }, options);
  }

  /**
   * A completed report as CSV.
   *
   * API page: [azure-reports, Downloading Content of Reports in CSV](../../../docs/api-pages.md#azure-reports).
   */
  async csv(id: string, options?: CallOptions): Promise<string> {
    // As in the API page's example; CCKM rejects types that it does not know.
    const call = { method: "GET" as const, path: `${PATH}/${segment(id)}/download`, byId: true, accept: "*/*" };
    const text = await this.#requester.text(call, options);
    // A gateway that re-encodes the reply as JSON quotes the whole text; real CSV only starts with a quoted field.
    const json = parseJson(withoutMark(text));
    const quoted = json?.value;
    const csv = typeof quoted === "string" && quoted.includes("\n") ? quoted : text;
    const refusal = json && typeof quoted !== "string" ? "JSON in place of the CSV" : refusalOfCsv(csv);
    if (refusal === undefined) return csv;
    throw malformedReply({ ...call, readOnly: true, status: 200 }, refusal);
  }
}

/** Why a text is no report, as part of a sentence: one without rows has a header. */
function refusalOfCsv(csv: string): string | undefined {
  if (/^[\s"]*$/.test(csv)) return "an empty reply";
  // The state keeps it in a form that Terraform may print.
  if (steeringInLines(csv, MOST_CONTROLS) > MOST_CONTROLS) {
    return `a reply of more than ${MOST_CONTROLS} control characters`;
  }
  const [header] = csv.trimStart().split(/[\r\n]/, 1);
  return /[,;\t]/.test(header!) ? undefined : "a text without columns: a proxy or load balancer?";
}
