import { AwsApi } from "./aws-accounts";
import { AwsKmsApi } from "./aws-kms";
import { type CckmClientOptions, readOptions } from "./options";
import { Requester } from "./requester";

/**
 * A client of CCKM's REST API. Making one opens no connection: sign-in happens at the first request. One client is one
 * token and one pool, to be shared by everything in a process.
 * @throws CckmError of kind `configuration` for a malformed `address`, `caCert` or `restApiTimeout`.
 */
export class CckmClient {
  /** What a connection gives access to. */
  readonly aws: AwsApi;
  /** AWS accounts in CCKM and the rights on them. */
  readonly awsKms: AwsKmsApi;
  readonly #requester: Requester;

  constructor(options: CckmClientOptions) {
    this.#requester = new Requester(readOptions(options));
    this.aws = new AwsApi(this.#requester);
    this.awsKms = new AwsKmsApi(this.#requester);
  }

  /** Ends the connections once the requests under way are done. */
  close(): Promise<void> {
    return this.#requester.close();
  }
}
