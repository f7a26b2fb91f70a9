import type { Fixtures, VaultFixture } from "./fixtures";
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

/** Everything the simulator holds. Tests may change the records in it to make drift. Keys are ids unless said otherwise. */
export class Store {
  readonly kms = new Map<string, KmsRecord>();
  readonly secrets = new Map<string, SecretRecord>();
  readonly jobs = new Map<string, JobRecord>();
  readonly reports = new Map<string, ReportRecord>();
  /** Rows by report id; made when a report is first read after it is complete. */
  readonly reportRows = new Map<string, ReportRow[]>();
  readonly vaults = new Map<string, VaultRecord>();
  /** What is in Azure, whether CCKM manages it or not, by the small letters of `<azure name>::<subscription id>`. */
  readonly azureVaults = new Map<string, VaultFixture>();
  /** Azure connections by name. */
  readonly azureConnections = new Map<string, AzureConnection>();
  /** Names that are not given again yet, behind the vault's id, `kms` or `reports` and a slash: until when, in milliseconds. */
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

  /** What is there at this moment, as records of their own. */
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

  /** Whether one of the records that are kept by id has this one. */
  hasId(id: string): boolean {
    return RECORDS.some((name) => this[name].has(id));
  }

  /** Puts a vault under the management of CCKM. */
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

  /** The fields that every new record begins with. */
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
    return [...this.kms.values()].find((kms) => kms.name === name);
  }

  /** Finds a vault by name (`<azure name>::<subscription id>`) or id, in any capitals. */
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

/** What Azure takes for one secret: capitals make no difference. */
export const secretKey = (vaultId: string, name: string): string => `${vaultId}/${name.toLowerCase()}`;
