import { AwsApi } from "./api/aws-accounts";
import { AwsKmsApi } from "./api/aws-kms";
import { AzureReportsApi } from "./api/azure-reports";
import { AzureSecretsApi } from "./api/azure-secrets";
import { AzureSyncJobsApi, type SyncItem } from "./api/azure-sync-jobs";
import { AzureVaultsApi } from "./api/azure-vaults";
import { ConnectionsApi } from "./api/connections";
import type { CallOptions } from "./http/clock";
import { type CckmClientOptions, readOptions } from "./http/options";
import type { SeenBefore } from "./http/recent";
import { type ReplySchema, replySchema } from "./http/reply-schema";
import { type Call, Requester } from "./http/requester";

const anything: ReplySchema<unknown> = replySchema((z) => z.unknown());

/**
 * A client of CCKM's REST API. Making one opens no connection: sign-in happens at the first request. One client is one
 * token and one pool, to be shared by everything in a process.
 * @throws CckmError of kind `configuration` for an option that does not exist, and a malformed `address`, `caCert` or
 * `restApiTimeout`.
 */
export class CckmClient {
  /** What a connection gives access to. */
  readonly aws: AwsApi;
  /** AWS connections, to tell a connection's id from its name. */
  readonly awsConnections: ConnectionsApi;
  /** Azure connections, to tell a connection's id from its name. */
  readonly azureConnections: ConnectionsApi;
  /** AWS accounts in CCKM and the rights on them. */
  readonly awsKms: AwsKmsApi;
  /** Secrets of Azure vaults. */
  readonly azureSecrets: AzureSecretsApi;
  /** Reports on Azure keys. */
  readonly azureReports: AzureReportsApi;
  /** Azure vaults that CCKM manages. */
  readonly azureVaults: AzureVaultsApi;
  readonly #requester: Requester;
  readonly #syncJobs: Readonly<Record<SyncItem, AzureSyncJobsApi>>;

  /** Milliseconds by which one node of CCKM may be behind another, see `nodeLag` of the options. */
  readonly nodeLagMs: number;

  constructor(options: CckmClientOptions) {
    const settings = readOptions(options);
    this.nodeLagMs = settings.nodeLagMs;
    this.#requester = new Requester(settings);
    this.aws = new AwsApi(this.#requester);
    this.awsConnections = new ConnectionsApi(this.#requester, "aws");
    this.azureConnections = new ConnectionsApi(this.#requester, "azure");
    this.awsKms = new AwsKmsApi(this.#requester);
    this.azureSecrets = new AzureSecretsApi(this.#requester);
    this.azureReports = new AzureReportsApi(this.#requester);
    this.azureVaults = new AzureVaultsApi(this.#requester);
    this.#syncJobs = {
      keys: new AzureSyncJobsApi(this.#requester, "keys"),
      secrets: new AzureSyncJobsApi(this.#requester, "secrets"),
    };
  }

  /** Synchronizations of keys or of secrets from Azure into CCKM. */
  azureSyncJobs(item: SyncItem): AzureSyncJobsApi {
    return this.#syncJobs[item];
  }

  /** The id of the domain that this client is signed in to; undefined before the sign-in, or where CCKM does not say. */
  get domainId(): string | undefined {
    return this.#requester.domainId;
  }

  /**
   * Signs in, where that has not been done yet: every call does so by itself.
   * @throws CckmError that names the address, the user and the domain
   */
  signIn(options?: CallOptions): Promise<void> {
    return this.#requester.signIn(options);
  }

  /**
   * Calls an endpoint that has no method here, with this client's sign-in, retries and errors.
   * @returns the reply's JSON, unchecked.
   */
  request(call: Call, options?: CallOptions): Promise<unknown> {
    return this.#requester.json(call, anything, options);
  }

  /**
   * Tells what an earlier run saw of an object, such as the times in a state: an object that CCKM made or changed a moment
   * ago is then waited for where a node does not know it yet.
   */
  expect(id: string, seen: SeenBefore): void {
    this.#requester.recent.expect(id, seen);
  }

  /** The time by CCKM's clock, in milliseconds since 1970, to a second; by this machine's before the first reply. */
  serverNow(): number {
    return this.#requester.serverClock.now();
  }

  /** Ends the connections once the requests under way are done. */
  close(): Promise<void> {
    return this.#requester.close();
  }
}
