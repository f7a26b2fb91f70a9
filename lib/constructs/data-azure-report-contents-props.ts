import type { TerraformMetaArguments } from "cdktf";

/** What {@link DataAzureReportContents} is asked with. */
export interface DataAzureReportContentsProps extends TerraformMetaArguments {
  /** Id of the report. */
  readonly reportId: string;
  /** Only rows of this Azure subscription. */
  readonly subscriptionId?: string;
  /** Only rows of keys with this name. */
  readonly keyName?: string;
  /** Only rows of this vault, by its name in CCKM: `<vault>::<subscription id>`. */
  readonly keyVault?: string;
  /** Only rows of this version of a key. */
  readonly keyVersion?: string;
  /** Only rows of this activity, such as `KeyBackup`. */
  readonly keyActivity?: string;
  /** Only rows of this Azure application. */
  readonly clientId?: string;
  /** Only rows of keys with this owner in Azure. */
  readonly keyOwner?: string;
  /** Only rows of this operation that CCKM performed. */
  readonly cckmOperation?: string;
  /** Only rows of operations that this user of CCKM performed. */
  readonly userName?: string;
  /** Only rows of this Azure cloud, such as `AzureCloud`. */
  readonly cloudName?: string;
  /** Only rows of the vault with this name in Azure, in the report's own capitals. */
  readonly azureName?: string;
  /** Fields to sort by, with commas in between; a `-` before a field sorts it descending. */
  readonly sort?: string;
  /** Number of records to pass over. Default 0. */
  readonly skip?: number;
  /** Number of records to return. Without it every page is read. */
  readonly limit?: number;
}
