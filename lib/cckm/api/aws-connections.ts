import type { CallOptions } from "../http/clock";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { optionalString } from "./record";

/** An AWS connection, by which CCKM reaches an account. */
export interface AwsConnection {
  readonly id: string;
  readonly name?: string;
}

const awsConnection: ReplySchema<AwsConnection> = replySchema((z) =>
  z.looseObject({ id: z.string().min(1), name: optionalString(z) }),
);

/** AWS connections of CipherTrust Manager. */
export class AwsConnectionsApi {
  readonly #requester: Requester;

  constructor(requester: Requester) {
    this.#requester = requester;
  }

  /** The connection of an id or a name: CCKM takes either in the same place. */
  get(idOrName: string, options?: CallOptions): Promise<AwsConnection> {
    const path = `/v1/connectionmgmt/services/aws/connections/${segment(idOrName)}`;
    return this.#requester.json({ method: "GET", path, byId: true }, awsConnection, options);
  }
}
