import type { AwsKms } from "../api/aws-kms";
import type { AzureReport } from "../api/azure-report-types";
import type { AzureSecret } from "../api/azure-secret-types";
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
  /** What exists of KMSs, before one is added, and what permissions they have, before some are written. */
  readonly kmsList: RunList<AwsKms>;
  /** Azure vaults, for vaults and permissions. */
  readonly azureVaults: ReadCache<AzureVault>;
  /** What permissions vaults have, before some are written. */
  readonly azureVaultList: RunList<AzureVault>;
  /** Sync jobs, by what they synchronize. */
  readonly syncJobs: Readonly<Record<SyncItem, ReadCache<SyncJob>>>;
  /** Secrets; returns the newest version. */
  readonly secrets: SecretReads;
  readonly #client: CckmClient;
  readonly #secretLists = new Map<string, RunList<AzureSecret>>();
  /** Reports. */
  readonly reports: ReadCache<AzureReport>;

  constructor(client: CckmClient) {
    this.#client = client;
    this.kms = new ReadCache<AwsKms>(client.awsKms);
    this.kmsList = new RunList<AwsKms>(client.awsKms);
    this.azureVaults = new ReadCache<AzureVault>(client.azureVaults);
    this.azureVaultList = new RunList<AzureVault>(client.azureVaults);
    this.syncJobs = {
      keys: new ReadCache(client.azureSyncJobs("keys")),
      secrets: new ReadCache(client.azureSyncJobs("secrets")),
    };
    this.secrets = new SecretReads(client);
    this.reports = new ReadCache(client.azureReports);
  }

  /**
   * What exists of secrets in a vault, before one is created.
   * @param vault CCKM's id of the vault
   */
  secretList(vault: string): RunList<AzureSecret> {
    const known = this.#secretLists.get(vault);
    if (known) return known;
    const { azureSecrets } = this.#client;
    const filter = { key_vault_id: vault };
    const source = {
      list: () => azureSecrets.list(filter),
      page: ({ limit }: { limit: number }) => azureSecrets.page({ ...filter, limit }),
    };
    const list = new RunList<AzureSecret>(source);
    this.#secretLists.set(vault, list);
    return list;
  }
}
