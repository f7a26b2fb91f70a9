import type { Fixtures, VaultFixture } from "./fixture-kinds";
import type { Random } from "./random";
import type {
  AwsAccount,
  AwsConnection,
  AzureConnection,
  JobRecord,
  KmsRecord,
  RecordHead,
  ReportRecord,
  ReportRow,
  SecretRecord,
  VaultRecord,
} from "./records";
import type { Timestamps } from "./timestamps";

/** Everything that the simulator stores. Tests may change the records to create drift. Keys are ids unless noted otherwise. */
export class Store {
  readonly kms = new Map<string, KmsRecord>();
  readonly secrets = new Map<string, SecretRecord>();
  readonly jobs = new Map<string, JobRecord>();
  readonly reports = new Map<string, ReportRecord>();
  /** Rows by report id; generated when a complete report is first read. */
  readonly reportRows = new Map<string, ReportRow[]>();
  readonly vaults = new Map<string, VaultRecord>();
  /** The vaults in Azure, whether CCKM manages them or not, by lower-case `<azure name>::<subscription id>`. */
  readonly azureVaults = new Map<string, VaultFixture>();
  /** Azure connections by name. */
  readonly azureConnections = new Map<string, AzureConnection>();
  /**
   * Reserved names, prefixed with the vault's id, `kms` or `reports` and a slash, with the end of the reservation in
   * milliseconds.
   */
  readonly heldNames = new Map<string, number>();
  /** AWS connections by name. */
  readonly connections = new Map<string, AwsConnection>();
  /** AWS accounts by their twelve digits. */
  readonly accounts = new Map<string, AwsAccount>();

  readonly #random: Random;
  readonly #timestamps: Timestamps;

  constructor(fixtures: Fixtures, random: Random, timestamps: Timestamps) {
    this.#random = random;
    this.#timestamps = timestamps;
    for (const account of fixtures.awsAccounts) this.accounts.set(account.account_id, structuredClone(account));
    for (const connection of fixtures.awsConnections) {
      this.connections.set(connection.name, { ...connection, id: connection.id ?? random.uuid() });
    }
    for (const connection of fixtures.azureConnections) {
      this.azureConnections.set(connection.name, { ...connection, id: connection.id ?? random.uuid() });
    }
    for (const vault of fixtures.azureVaults) this.addVault(vault);
    for (const vault of fixtures.azureUnmanagedVaults) this.azureVaults.set(liveKey(vault), structuredClone(vault));
  }

  /** A deep copy of the current records. */
  copy(): Store {
    const copy = new Store(
      {
        users: [],
        awsAccounts: [],
        awsConnections: [],
        azureConnections: [],
        azureVaults: [],
        azureUnmanagedVaults: [],
      },
      this.#random,
      this.#timestamps,
    );
    for (const name of RECORDS) {
      const to = copy[name] as Map<string, object>;
      for (const [key, record] of this[name]) to.set(key, structuredClone(record));
    }
    for (const [key, rows] of this.reportRows) copy.reportRows.set(key, rows);
    return copy;
  }

  /** Whether a record with this id exists. */
  hasId(id: string): boolean {
    return RECORDS.some((name) => this[name].has(id));
  }

  /** Adds a vault to CCKM. */
  addVault({ id = this.#random.uuid(), ...vault }: VaultFixture): VaultRecord {
    const head = this.head((of) => `kylo:kylo:cckm:azure-vault:${of}`, id);
    const { azure_name, subscription_id } = vault;
    const record: VaultRecord = {
      ...head,
      name: `${azure_name}::${subscription_id}`,
      azure_vault_id: `/subscriptions/${subscription_id}/resourceGroups/cckm/providers/Microsoft.KeyVault/vaults/${azure_name}`,
      synced_at: head.createdAt,
      type: "vault",
      acls: [],
      ...structuredClone(vault),
    };
    this.vaults.set(id, record);
    this.azureVaults.set(liveKey(vault), structuredClone(vault));
    return record;
  }

  /** The common fields of a new record. */
  head(uri: (id: string) => string, id: string = this.#random.uuid()): RecordHead {
    const now = this.#timestamps.next();
    return {
      id,
      uri: uri(id),
      account: "kylo:kylo:admin:accounts:kylo",
      application: "ncryptify:gemalto:admin:apps:kylo",
      devAccount: "ncryptify:gemalto:admin:accounts:gemalto",
      createdAt: now,
      updatedAt: now,
    };
  }

  /** Finds an AWS connection by name or id. */
  findConnection(nameOrId: string): AwsConnection | undefined {
    return this.connections.get(nameOrId) ?? [...this.connections.values()].find(({ id }) => id === nameOrId);
  }

  /** Finds an Azure connection by name or id. */
  findAzureConnection(nameOrId: string): AzureConnection | undefined {
    return this.azureConnections.get(nameOrId) ?? [...this.azureConnections.values()].find(({ id }) => id === nameOrId);
  }

  /** Finds a KMS by its name. */
  findKms(name: string): KmsRecord | undefined {
    for (const kms of this.kms.values()) if (kms.name === name) return kms;
    return undefined;
  }

  /** Finds a vault by name (`<azure name>::<subscription id>`) or id, case-insensitively. */
  findVault(nameOrId: string): VaultRecord | undefined {
    const wanted = nameOrId.toLowerCase();
    const isWanted = (text: string) => text.toLowerCase() === wanted;
    return this.vaults.get(wanted) ?? [...this.vaults.values()].find(({ id, name }) => isWanted(id) || isWanted(name));
  }

  /** The records of a secret, one per version, oldest first. */
  findSecrets(vaultId: string, secretName: string): SecretRecord[] {
    const key = secretKey(vaultId, secretName);
    return [...this.secrets.values()].filter((secret) => secretKey(secret.key_vault_id, secret.secret_name) === key);
  }
}

const RECORDS = [
  "kms",
  "secrets",
  "jobs",
  "reports",
  "vaults",
  "azureVaults",
  "azureConnections",
  "connections",
  "accounts",
] as const;

function liveKey({ azure_name, subscription_id }: Pick<VaultFixture, "azure_name" | "subscription_id">): string {
  return `${azure_name}::${subscription_id}`.toLowerCase();
}

/** A secret's key; Azure's names are case-insensitive. */
export const secretKey = (vaultId: string, name: string): string => `${vaultId}/${name.toLowerCase()}`;
