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
import { type Call, Requester } from "./http/requester";

/**
 * A client for CCKM's REST API. Creating one opens no connection: sign-in happens at the first request. A client has one
 * token and one connection pool; share it within a process.
 * @throws CckmError of kind `configuration` for an unknown option, and for a malformed `address`, `caCert` or
 * `restApiTimeout`.
 */
export class CckmClient {
  /** What an AWS connection gives access to. */
  readonly aws: AwsApi;
  /** AWS connections, to resolve a connection's id to its name and back. */
  readonly awsConnections: ConnectionsApi;
  /** Azure connections, to resolve a connection's id to its name and back. */
  readonly azureConnections: ConnectionsApi;
  /** AWS accounts in CCKM and their permissions. */
  readonly awsKms: AwsKmsApi;
  /** Secrets in Azure vaults. */
  readonly azureSecrets: AzureSecretsApi;
  /** Reports on Azure keys. */
  readonly azureReports: AzureReportsApi;
  /** Azure vaults that CCKM manages. */
  readonly azureVaults: AzureVaultsApi;
  readonly #requester: Requester;
  readonly #syncJobs: Readonly<Record<SyncItem, AzureSyncJobsApi>>;

  /** Milliseconds by which one CCKM node may lag behind another, see the option `nodeLag`. */
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

  /** Sync jobs that bring keys or secrets from Azure into CCKM. */
  azureSyncJobs(item: SyncItem): AzureSyncJobsApi {
    return this.#syncJobs[item];
  }

  /** The id of the domain that this client is signed in to; undefined before sign-in, or if CCKM does not say. */
  get domainId(): string | undefined {
    return this.#requester.domainId;
  }

  /**
   * Signs in if that has not happened yet. Optional: every call does so by itself.
   * @throws CckmError that names the address, the user and the domain
   */
  signIn(options?: CallOptions): Promise<void> {
    return this.#requester.signIn(options);
  }

  /**
   * Calls an endpoint that has no method here, with this client's sign-in, retries and errors.
   * @returns the reply's JSON, not validated; undefined for a change that CCKM answers without a body.
   */
  request(call: Call, options?: CallOptions): Promise<unknown> {
    return this.#requester.any(call, options);
  }

  /**
   * Passes on what an earlier run saw of an object, such as the timestamps in a state. If CCKM created or changed the
   * object moments ago, the client then waits for nodes that do not know it yet.
   */
  expect(id: string, seen: SeenBefore): void {
    this.#requester.recent.expect(id, seen);
  }

  /** The time on CCKM's clock, in milliseconds since 1970, accurate to a second; this machine's before the first reply. */
  serverNow(): number {
    return this.#requester.serverClock.now();
  }

  /** Closes the connections once pending requests are done. */
  close(): Promise<void> {
    return this.#requester.close();
  }
}
