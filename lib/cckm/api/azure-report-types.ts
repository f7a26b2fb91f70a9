import { type ReplySchema, replySchema } from "../http/reply-schema";
import { statusField } from "./job-status";
import type { Window } from "./paging";
import {
  type CckmRecord,
  optionalBoolean,
  optionalString,
  optionalStringList,
  recordFields,
  stringMap,
} from "./record";

/** A report. API page: [azure-reports, Viewing Details of a Particular Report](../../../docs/api-pages.md#azure-reports). */
export interface AzureReport extends CckmRecord {
  readonly name: string;
  /** `in_progress`, `completed` or `failed`, normalized to this spelling for every CCKM release. */
  readonly overall_status: string;
  readonly detailed_status?: Readonly<Record<string, string>>;
  readonly completed_at?: string;
  /** `key-report`, `service-report` or `key-aging`. */
  readonly report_type?: string;
  readonly start_time?: string;
  readonly end_time?: string;
  readonly work_space_ids: string[];
  readonly key_vaults: string[];
  readonly abort?: boolean;
}

/** What to report. API page: [azure-reports, Generating a Report](../../../docs/api-pages.md#azure-reports). */
export interface AzureReportCreate {
  readonly name: string;
  /** Default `key-report`. */
  readonly report_type?: string;
  /** RFC 3339; default 24 hours before the end. */
  readonly start_time?: string;
  /** RFC 3339; default now. */
  readonly end_time?: string;
  readonly log_analytic_params?: readonly { readonly key_vault: string; readonly work_space_id?: string }[];
}

/**
 * Filters of the list.
 *
 * API page: [azure-reports, Viewing List of Existing Reports](../../../docs/api-pages.md#azure-reports).
 */
export interface AzureReportFilters extends Window {
  readonly id?: string;
  readonly overall_status?: string;
  readonly name?: string;
  readonly report_type?: string;
  /** Comma-separated field names; a leading `-` sorts descending. */
  readonly sort?: string;
}

/**
 * Filters of a report's rows.
 *
 * API page: [azure-reports, Viewing Content of Generated Reports](../../../docs/api-pages.md#azure-reports).
 */
export interface ReportRowFilters extends Window {
  readonly subscription_id?: string;
  readonly key_name?: string;
  readonly key_vault?: string;
  readonly key_version?: string;
  readonly key_activity?: string;
  readonly client_id?: string;
  readonly key_owner?: string;
  readonly cckm_operation?: string;
  readonly user_name?: string;
  readonly cloud_name?: string;
  readonly azure_name?: string;
  readonly sort?: string;
}

/** One row of a report; the fields depend on the report's type. */
export interface ReportRow extends Partial<CckmRecord> {
  readonly key_name?: string;
  readonly key_version?: string;
  readonly key_vault?: string;
  readonly key_activity?: string;
  readonly key_owner?: string;
  readonly object_id?: string;
  readonly client_id?: string;
  readonly user_name?: string;
  readonly cckm_operation?: string;
  readonly modified_time?: string;
  readonly key_expiration?: string;
  readonly subscription_id?: string;
  readonly cloud_name?: string;
  readonly azure_name?: string;
}

export const azureReport: ReplySchema<AzureReport> = replySchema((z) =>
  z.looseObject({
    ...recordFields(z),
    name: z.string(),
    overall_status: statusField(z),
    detailed_status: z.catch(stringMap(z), undefined),
    completed_at: optionalString(z),
    report_type: optionalString(z),
    start_time: optionalString(z),
    end_time: optionalString(z),
    work_space_ids: optionalStringList(z),
    key_vaults: optionalStringList(z),
    abort: optionalBoolean(z),
  }),
);

export const reportRow: ReplySchema<ReportRow> = replySchema((z) => {
  const text = optionalString(z);
  return z.looseObject({
    ...recordFields(z),
    id: text,
    key_name: text,
    key_version: text,
    key_vault: text,
    key_activity: text,
    key_owner: text,
    object_id: text,
    client_id: text,
    user_name: text,
    cckm_operation: text,
    modified_time: text,
    key_expiration: text,
    subscription_id: text,
    cloud_name: text,
    azure_name: text,
  });
});
