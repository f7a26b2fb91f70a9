import type { TerraformMetaArguments } from "cdktf";
import type { AzureReportLogAnalyticParams } from "./azure-report-log-analytic-params";
import type { AzureReportType } from "./azure-report-type";
import type { Timeouts } from "./timeouts";

/** What an {@link AzureReport} is made of. */
export interface AzureReportProps extends TerraformMetaArguments {
  /** Name of the report. */
  readonly name: string;
  /**
   * What to report: `key-report` (activities, the default), `service-report` (use by services and applications) or
   * `key-aging` (expiration dates).
   */
  readonly reportType?: AzureReportType;
  /** Where the reported time begins; RFC 3339. Default 24 hours before `endTime`. */
  readonly startTime?: string;
  /** Where the reported time ends; RFC 3339. Default the time of the apply. */
  readonly endTime?: string;
  /** Vaults to report on, with their Log Analytics workspaces; at least one where it is given. */
  readonly logAnalyticParams?: AzureReportLogAnalyticParams[];
  /**
   * How long the operations may wait. A change calls nothing. Default 20m for create, 20m for update, 10m for delete.
   */
  readonly timeouts?: Timeouts;
}
