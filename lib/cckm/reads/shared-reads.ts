import type { AwsKms } from "../api/aws-kms";
import type { AzureReport } from "../api/azure-report-types";
import type { SyncItem, SyncJob } from "../api/azure-sync-jobs";
import type { AzureVault } from "../api/azure-vaults";
import type { CckmClient } from "../client";
import { SecretReads } from "./azure-secret-reads";
import { ReadCache } from "./read-cache";
import { RunList } from "./run-list";

/** The cached reads that everything in a run shares. */
export class SharedReads {
  /** KMSs, for accounts and permissions. */
  readonly kms: ReadCache<AwsKms>;
  /** What exists of KMSs, before one is added. */
  readonly kmsList: RunList<AwsKms>;
  /** Azure vaults, for vaults and permissions. */
  readonly azureVaults: ReadCache<AzureVault>;
  /** Sync jobs, by what they synchronize. */
  readonly syncJobs: Readonly<Record<SyncItem, ReadCache<SyncJob>>>;
  /** Secrets; returns the newest version. */
  readonly secrets: SecretReads;
  /** Reports. */
  readonly reports: ReadCache<AzureReport>;

  constructor(client: CckmClient) {
    this.kms = new ReadCache<AwsKms>(client.awsKms);
    this.kmsList = new RunList<AwsKms>(client.awsKms);
    this.azureVaults = new ReadCache<AzureVault>(client.azureVaults);
    this.syncJobs = {
      keys: new ReadCache(client.azureSyncJobs("keys")),
      secrets: new ReadCache(client.azureSyncJobs("secrets")),
    };
    this.secrets = new SecretReads(client);
    this.reports = new ReadCache(client.azureReports);
  }
}
