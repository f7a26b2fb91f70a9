import { ComplexList, ComplexObject, type IResolvable } from "cdktf";

/** A synchronization as CCKM lists it. Page: azure-secret-sync-status. */
export class AzureSyncJobRecord extends ComplexObject {
  /** CCKM's id of the job. */
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

  /** When the job began; RFC 3339. */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /** When the job last changed; RFC 3339. */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /** When the job ended; RFC 3339. */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /** Status of the job: `in_progress`, `completed` or `failed`. */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }

  /** What the job says of each vault, by `<region>/<vault>::<subscription id>`. */
  get detailedStatus(): { [key: string]: string } {
    return this.getStringMapAttribute("detailed_status");
  }

  /** Azure cloud. */
  get cloud(): string {
    return this.getStringAttribute("cloud");
  }

  /** Vaults that the job synchronizes. */
  get keyVaults(): string[] {
    return this.getListAttribute("key_vaults");
  }

  /** Whether the job was cancelled. */
  get abort(): IResolvable {
    return this.getBooleanAttribute("abort");
  }

  /** What the job synchronizes, in CCKM's words. */
  get syncItem(): string {
    return this.getStringAttribute("sync_item");
  }
}

/** A list of {@link AzureSyncJobRecord}. */
export class AzureSyncJobRecordList extends ComplexList {
  /** The record at an index, from 0. */
  get(index: number): AzureSyncJobRecord {
    return new AzureSyncJobRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}
