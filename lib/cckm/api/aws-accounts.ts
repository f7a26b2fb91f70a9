import type { CallOptions } from "../http/clock";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { optionalString, stringList } from "./record";

/** The connection, and optionally the role assumed over it, whose account is wanted. */
export interface AwsAccountQuery {
  /** Name or id of the AWS connection. */
  readonly connection: string;
  readonly assume_role_arn?: string;
  /** Only together with `assume_role_arn`. */
  readonly assume_role_external_id?: string;
}

/**
 * The account behind a connection.
 *
 * API page: [aws-kms, Listing AWS Account and Regions](../../../docs/api-pages.md#aws-kms).
 */
export interface AwsAccount {
  /** Twelve digits. */
  readonly account_id: string;
  readonly regions: string[];
  readonly assume_role_arn?: string;
  readonly assume_role_external_id?: string;
}

const awsAccount: ReplySchema<AwsAccount> = replySchema((z) =>
  z.looseObject({
    account_id: z.string().check(z.minLength(1)),
    regions: stringList(z),
    assume_role_arn: optionalString(z),
    assume_role_external_id: optionalString(z),
  }),
);

/** What an AWS connection gives access to. */
export class AwsApi {
  readonly #requester: Requester;

  constructor(requester: Requester) {
    this.#requester = requester;
  }

  /**
   * The account and the regions of a connection, or of a role assumed over it. It changes nothing although it is a POST, so
   * it is retried like a read.
   *
   * API page: [aws-kms, Listing AWS Account and Regions (by AssumeRole)](../../../docs/api-pages.md#aws-kms).
   */
  accounts(query: AwsAccountQuery, options?: CallOptions): Promise<AwsAccount> {
    const call = { method: "POST" as const, path: "/v1/cckm/aws/accounts", body: query, readOnly: true };
    const isIt = ({ assume_role_arn: role }: AwsAccount) =>
      role === undefined || query.assume_role_arn === undefined || role === query.assume_role_arn;
    return this.#requester.json(call, awsAccount, options, isIt);
  }
}
