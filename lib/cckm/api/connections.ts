import { isCckmId } from "../../text";
import type { CallOptions } from "../http/clock";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { optionalString } from "./record";
import { isNamed, recordOf } from "./record-of";

/** A connection, by which CCKM reaches an account or a subscription of a cloud. */
export interface CloudConnection {
  readonly id: string;
  readonly name?: string;
}

const cloudConnection: ReplySchema<CloudConnection> = replySchema((z) =>
  z.looseObject({ id: z.string().check(z.minLength(1)), name: optionalString(z) }),
);

/** An AWS connection, by which CCKM reaches an account. */
export type AwsConnection = CloudConnection;

/** Connections of CipherTrust Manager to AWS. */
export type AwsConnectionsApi = ConnectionsApi;

/** Connections of CipherTrust Manager to one cloud. */
export class ConnectionsApi {
  readonly #requester: Requester;
  readonly #path: string;

  constructor(requester: Requester, cloud: "aws" | "azure") {
    this.#requester = requester;
    this.#path = `/v1/connectionmgmt/services/${cloud}/connections`;
  }

  /** The connection of an id or a name: CCKM takes either in the same place. */
  get(idOrName: string, options?: CallOptions): Promise<CloudConnection> {
    // A release that hides the name from this user still answers for it.
    const isIt = (asked: string, found: CloudConnection) =>
      isNamed(asked, found) || (found.name === undefined && !isCckmId(asked));
    return recordOf(this.#requester, this.#path, idOrName, cloudConnection, options, isIt);
  }
}
