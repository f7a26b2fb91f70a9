import { isCckmId } from "../../text";
import type { CallOptions } from "../http/clock";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { idField, optionalString } from "./record";
import { isNamed, recordOf } from "./record-of";

/** A connection through which CCKM reaches a cloud account or subscription. */
export interface CloudConnection {
  readonly id: string;
  readonly name?: string;
}

const cloudConnection: ReplySchema<CloudConnection> = replySchema((z) =>
  z.looseObject({ id: idField(z), name: optionalString(z) }),
);

/** A connection through which CCKM reaches an AWS account. */
export type AwsConnection = CloudConnection;

/** CipherTrust Manager's connections to AWS. */
export type AwsConnectionsApi = ConnectionsApi;

/** CipherTrust Manager's connections to one cloud. */
export class ConnectionsApi {
  readonly #requester: Requester;
  readonly #path: string;

  constructor(requester: Requester, cloud: "aws" | "azure") {
    this.#requester = requester;
    this.#path = `/v1/connectionmgmt/services/${cloud}/connections`;
  }

  /** The connection with an id or a name: CCKM's path takes either. */
  get(idOrName: string, options?: CallOptions): Promise<CloudConnection> {
    // Some releases hide the name from this user but still accept it in the path.
    const isIt = (asked: string, found: CloudConnection) =>
      isNamed(asked, found) || (found.name === undefined && !isCckmId(asked));
    return recordOf(this.#requester, this.#path, idOrName, cloudConnection, options, isIt);
  }
}
