import { ComplexList, ComplexObject } from "cdktf";

/** A vault that a report is on. Page: azure-reports, Log Analytics Parameters. */
export class AzureReportParam extends ComplexObject {
  /** Vault to report on, as `<vault>::<subscription id>` or by CCKM's id. */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }

  /** Id of the Azure Log Analytics workspace that holds the vault's logs; not needed for `key-aging`. */
  get workSpaceId(): string {
    return this.getStringAttribute("work_space_id");
  }
}

/** A list of {@link AzureReportParam}. */
export class AzureReportParamList extends ComplexList {
  /** The vault at an index, from 0. */
  get(index: number): AzureReportParam {
    return new AzureReportParam(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}
