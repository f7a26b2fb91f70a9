// Generated from lib/contract by `npm run constructs`. Do not edit.
import {
  ComplexList,
  ComplexObject,
  type ImportableResource,
  type IResolvable,
  type TerraformMetaArguments,
  type TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import { azureReport } from "../../contract";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";
import type { Timeouts } from "../base/timeouts";
import type { ReportDestroyPolicy } from "./choices";

/**
 * A vault to report on. API page: [azure-reports, Log Analytics Parameters](../../../docs/api-pages.md#azure-reports).
 */
export class AzureReportParam extends ComplexObject {
  /**
   * Vault to report on, as `<vault>::<subscription id>` or by CCKM's id.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }

  /**
   * Id of the Azure Log Analytics workspace that holds the vault's logs; not needed for `key-aging`.
   *
   * Example: `"05bd46d9-aa85-4007-9efe-786f7c944ed1"`.
   */
  get workSpaceId(): string {
    return this.getStringAttribute("work_space_id");
  }
}

/** A list of {@link AzureReportParam}. */
export class AzureReportParamList extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): AzureReportParam {
    return new AzureReportParam(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}

/**
 * A vault to report on. API page: [azure-reports, Log Analytics Parameters](../../../docs/api-pages.md#azure-reports).
 */
export interface AzureReportLogAnalyticParams {
  /**
   * Vault to report on, as `<vault>::<subscription id>` or by CCKM's id.
   *
   * Allowed: a vault's name and subscription id, such as `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's
   * id of the vault.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly keyVault: string;
  /**
   * Id of the Azure Log Analytics workspace that holds the vault's logs; not needed for `key-aging`.
   *
   * Allowed: the id of a Log Analytics workspace, such as `05bd46d9-aa85-4007-9efe-786f7c944ed1`.
   *
   * Example: `"05bd46d9-aa85-4007-9efe-786f7c944ed1"`.
   */
  readonly workSpaceId?: string;
}

/** Arguments of {@link AzureReport}. */
export interface AzureReportProps extends TerraformMetaArguments {
  /**
   * Name of the report.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * On change: replaced.
   *
   * Example: `"payments-keys-2026-07"`.
   */
  readonly name: string;
  /**
   * What to report: `key-report` (activities, the default), `service-report` (use by services and applications) or
   * `key-aging` (expiration dates).
   *
   * Allowed: those of {@link AzureReportType}, or one that this release does not know yet.
   *
   * On change: replaced.
   *
   * Example: `AzureReportType.SERVICE_REPORT`.
   */
  readonly reportType?: string;
  /**
   * Where the reported time begins; RFC 3339. Default 24 hours before `endTime`.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * On change: replaced.
   *
   * Example: `"2026-07-01T00:00:00Z"`.
   */
  readonly startTime?: string;
  /**
   * Where the reported time ends; RFC 3339. Default the time of the apply.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * On change: replaced.
   *
   * Example: `"2026-08-01T00:00:00Z"`.
   */
  readonly endTime?: string;
  /**
   * Vaults to report on, with their Log Analytics workspaces; at least one where it is given.
   *
   * Allowed: at least 1.
   *
   * On change: replaced.
   *
   * Example: `[{ keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863", workSpaceId:
   * "05bd46d9-aa85-4007-9efe-786f7c944ed1" }]`.
   */
  readonly logAnalyticParams?: AzureReportLogAnalyticParams[];
  /**
   * What a destroy does, and a replacement with the report that goes: `delete` (the default) removes it from CCKM,
   * `retain` leaves it there, unless it failed or was cancelled.
   *
   * Allowed: those of {@link ReportDestroyPolicy}.
   *
   * On change: in the state only; it counts from the next destroy or replacement on.
   *
   * Example: `ReportDestroyPolicy.RETAIN`.
   *
   * @default ReportDestroyPolicy.DELETE
   */
  readonly onDestroy?: ReportDestroyPolicy | IResolvable;
  /**
   * How long the operations may wait. A change calls nothing.
   *
   * On change: in the state only.
   *
   * Example: `{ create: "1h30m", update: "1h30m", delete: "1h30m" }`.
   */
  readonly timeouts?: Timeouts;
}

/**
 * A report on the keys of Azure vaults: their activity, their age, or who uses them. An apply waits until it is made.
 * CCKM cannot change a report, so a change replaces it. What is to be kept as evidence needs `on_destroy = "retain"`. A
 * plan warns of what it loses, but for `-replace`, `replace_triggered_by` and a tainted report whose arguments change
 * too: there Terraform prints no warning of a provider, or asks for none, and `cckm review` tells it. API page:
 * [azure-reports](../../../docs/api-pages.md#azure-reports).
 *
 * Documentation: [docs/azure-report.md](../../../docs/azure-report.md).
 *
 * @example
 * new AzureReport(stack, "activity", {
 *   name: "key-activity-2026-09",
 *   reportType: AzureReportType.KEY_REPORT,
 *   startTime: "2026-09-01T00:00:00Z",
 *   endTime: "2026-10-01T00:00:00Z",
 *   logAnalyticParams: [
 *     {
 *       keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
 *       workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1",
 *     },
 *   ],
 * });
 */
export class AzureReport extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_report";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId The report's id.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_report", importFromId, provider);
  }

  private readonly _logAnalyticParams = new AzureReportParamList(this, "log_analytic_params", false);

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AzureReportProps) {
    super(scope, id, azureReport, props);
  }

  /**
   * CCKM's id of the report.
   *
   * Example: `"731877ed-ab05-498c-b89b-72d415446b2c"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** Name of the report. */
  get name(): string {
    return this.getStringAttribute("name");
  }
  set name(value: string) {
    this._inputs.set("name", value);
  }
  /** The value passed for `name`, if any. */
  get nameInput(): string | undefined {
    return this._inputs.get("name");
  }

  /**
   * What to report: `key-report` (activities, the default), `service-report` (use by services and applications) or
   * `key-aging` (expiration dates).
   */
  get reportType(): string {
    return this.getStringAttribute("report_type");
  }
  set reportType(value: string) {
    this._inputs.set("report_type", value);
  }
  /** The value passed for `reportType`, if any. */
  get reportTypeInput(): string | undefined {
    return this._inputs.get("report_type");
  }
  /** Removes `reportType`. */
  resetReportType(): void {
    this._inputs.set("report_type", undefined);
  }

  /** Where the reported time begins; RFC 3339. Default 24 hours before `endTime`. */
  get startTime(): string {
    return this.getStringAttribute("start_time");
  }
  set startTime(value: string) {
    this._inputs.set("start_time", value);
  }
  /** The value passed for `startTime`, if any. */
  get startTimeInput(): string | undefined {
    return this._inputs.get("start_time");
  }
  /** Removes `startTime`. */
  resetStartTime(): void {
    this._inputs.set("start_time", undefined);
  }

  /** Where the reported time ends; RFC 3339. Default the time of the apply. */
  get endTime(): string {
    return this.getStringAttribute("end_time");
  }
  set endTime(value: string) {
    this._inputs.set("end_time", value);
  }
  /** The value passed for `endTime`, if any. */
  get endTimeInput(): string | undefined {
    return this._inputs.get("end_time");
  }
  /** Removes `endTime`. */
  resetEndTime(): void {
    this._inputs.set("end_time", undefined);
  }

  /** Vaults to report on, with their Log Analytics workspaces; at least one where it is given. */
  get logAnalyticParams(): AzureReportParamList {
    return this._logAnalyticParams;
  }
  /** Replaces `logAnalyticParams`. */
  putLogAnalyticParams(value: AzureReportLogAnalyticParams[]): void {
    this._inputs.set("log_analytic_params", value);
  }
  /** The value passed for `logAnalyticParams`, if any. */
  get logAnalyticParamsInput(): AzureReportLogAnalyticParams[] | undefined {
    return this._inputs.get("log_analytic_params");
  }
  /** Removes `logAnalyticParams`. */
  resetLogAnalyticParams(): void {
    this._inputs.set("log_analytic_params", undefined);
  }

  /**
   * What a destroy does, and a replacement with the report that goes: `delete` (the default) removes it from CCKM,
   * `retain` leaves it there, unless it failed or was cancelled.
   */
  get onDestroy(): ReportDestroyPolicy | IResolvable {
    return this.interpolationForAttribute("on_destroy");
  }
  set onDestroy(value: ReportDestroyPolicy | IResolvable) {
    this._inputs.set("on_destroy", value);
  }
  /** The value passed for `onDestroy`, if any. */
  get onDestroyInput(): ReportDestroyPolicy | IResolvable | undefined {
    return this._inputs.get("on_destroy");
  }
  /** Removes `onDestroy`. */
  resetOnDestroy(): void {
    this._inputs.set("on_destroy", undefined);
  }

  /**
   * Status of the report: `in_progress`, `completed` or `failed`.
   *
   * Example: `"completed"`.
   */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }

  /**
   * What the report says of each vault, by `<vault>::<subscription id>`.
   *
   * Example: `{ "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" }`.
   */
  get detailedStatus(): { [key: string]: string } {
    return this.getStringMapAttribute("detailed_status");
  }

  /**
   * When the report was complete; RFC 3339.
   *
   * Example: `"2026-08-01T00:01:30Z"`.
   */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /**
   * Vaults reported on, as `<vault>::<subscription id>`.
   *
   * Example: `["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]`.
   */
  get keyVaults(): string[] {
    return this.getListAttribute("key_vaults");
  }

  /**
   * Log Analytics workspaces that were asked.
   *
   * Example: `["05bd46d9-aa85-4007-9efe-786f7c944ed1"]`.
   */
  get workSpaceIds(): string[] {
    return this.getListAttribute("work_space_ids");
  }

  /** The value passed for `timeouts`: Terraform has no attribute to reference. */
  get timeouts(): Timeouts | undefined {
    return this.timeoutsInput;
  }
  set timeouts(value: Timeouts | undefined) {
    this._inputs.set("timeouts", value);
  }
  /** Replaces `timeouts`. */
  putTimeouts(value: Timeouts): void {
    this._inputs.set("timeouts", value);
  }
  /** The value passed for `timeouts`, if any. */
  get timeoutsInput(): Timeouts | undefined {
    return this._inputs.get("timeouts");
  }
  /** Removes `timeouts`. */
  resetTimeouts(): void {
    this._inputs.set("timeouts", undefined);
  }
}
