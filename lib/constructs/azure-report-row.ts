import { ComplexList, ComplexObject } from "cdktf";

/** A row of a report. Page: azure-reports, Viewing Content of Generated Reports. */
export class AzureReportRow extends ComplexObject {
  /** CCKM's id of the row. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** URI of the record. */
  get uri(): string {
    return this.getStringAttribute("uri");
  }

  /** CipherTrust Manager account of the record. */
  get account(): string {
    return this.getStringAttribute("account");
  }

  /** Application of the record. */
  get application(): string {
    return this.getStringAttribute("application");
  }

  /** Developer account of the record. */
  get devAccount(): string {
    return this.getStringAttribute("dev_account");
  }

  /** When the row was made; RFC 3339. */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /** When the row last changed; RFC 3339. */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /** Name of the key, where the release tells it. */
  get keyName(): string {
    return this.getStringAttribute("key_name");
  }

  /** Vault of the key. */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }

  /** Version of the key, where the release tells it. */
  get keyVersion(): string {
    return this.getStringAttribute("key_version");
  }

  /** What happened to the key. */
  get keyActivity(): string {
    return this.getStringAttribute("key_activity");
  }

  /** Owner of the key in Azure, where the release tells it. */
  get keyOwner(): string {
    return this.getStringAttribute("key_owner");
  }

  /** Azure object that acted. */
  get objectId(): string {
    return this.getStringAttribute("object_id");
  }

  /** Azure application that acted. */
  get clientId(): string {
    return this.getStringAttribute("client_id");
  }

  /** User of CCKM that acted, where the release tells it. */
  get userName(): string {
    return this.getStringAttribute("user_name");
  }

  /** Operation of CCKM, where the release tells it. */
  get cckmOperation(): string {
    return this.getStringAttribute("cckm_operation");
  }

  /** When it happened; RFC 3339. */
  get modifiedTime(): string {
    return this.getStringAttribute("modified_time");
  }

  /** When the key expires; RFC 3339. */
  get keyExpiration(): string {
    return this.getStringAttribute("key_expiration");
  }

  /** Azure subscription of the vault. */
  get subscriptionId(): string {
    return this.getStringAttribute("subscription_id");
  }

  /** Azure cloud of the vault. */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }

  /** Name of the vault in Azure. */
  get azureName(): string {
    return this.getStringAttribute("azure_name");
  }
}

/** A list of {@link AzureReportRow}. */
export class AzureReportRowList extends ComplexList {
  /** The record at an index, from 0. */
  get(index: number): AzureReportRow {
    return new AzureReportRow(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}
