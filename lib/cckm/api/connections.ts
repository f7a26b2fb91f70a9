import type { CallOptions } from "../http/clock";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { optionalString } from "./record";

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
    const path = `${this.#path}/${segment(idOrName)}`;
    return this.#requester.json({ method: "GET", path, byId: true }, cloudConnection, options);
  }
}
