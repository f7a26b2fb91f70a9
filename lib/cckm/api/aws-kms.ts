import type { CallOptions } from "../http/clock";
import { ignoreGone } from "../http/errors";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { type AclApi, type AclChange, type AclEntry, type AclTarget, aclEntries, LAST_WRITTEN_FIRST } from "./acl";
import { ListEndpoint } from "./list-endpoint";
import type { Page, Window } from "./paging";
import { decisiveString, optionalString, recordFields, stringList } from "./record";
import { changedOrRead, changedRecord, createdRecord, recordOf } from "./record-of";
import { alikeName } from "./same-name";

/** The rights of one user or group on a KMS. */
export type AwsKmsAclEntry = AclEntry;

/** An AWS account as CCKM keeps it. API page: [aws-kms, Viewing Details of AWS KMSs](../../../docs/api-pages.md#aws-kms). */
export interface AwsKms extends AclTarget {
  readonly account_id: string;
  /** Name or id of the AWS connection, whichever the CCKM release returns. */
  readonly connection: string;
  /** In no particular order. */
  readonly regions: string[];
  readonly arn?: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly cloud_name?: string;
  readonly assume_role_arn?: string;
  readonly assume_role_external_id?: string;
  /** `ARCHIVED` for an archived KMS, on newer releases only. */
  readonly status?: string;
}

/**
 * What is needed to add an account.
 *
 * API page: [aws-kms, Adding AWS KMS Account and Regions to CCKM](../../../docs/api-pages.md#aws-kms).
 */
export interface AwsKmsCreate {
  readonly name: string;
  readonly account_id: string;
  readonly connection: string;
  readonly regions: readonly string[];
  readonly assume_role_arn?: string;
  readonly assume_role_external_id?: string;
}

/** One changed parameter: CCKM accepts one per request. The role's ARN and external id count as one. */
export type AwsKmsUpdate =
  | { readonly connection: string }
  | { readonly regions: readonly string[] }
  | { readonly assume_role_arn: string; readonly assume_role_external_id?: string };

/** Permissions to grant (`permit: true`) or revoke; exactly one of `user_id` and `group`. */
export type AwsKmsAclChange = AclChange;

/** Filters of the list. API page: [aws-kms, Viewing List of AWS KMSs](../../../docs/api-pages.md#aws-kms). */
export interface AwsKmsFilters extends Window {
  readonly id?: string;
  readonly name?: string;
  readonly account_id?: string;
  readonly cloud_name?: string;
}

const awsKms: ReplySchema<AwsKms> = replySchema((z) =>
  z.looseObject({
    ...recordFields(z),
    name: z.string(),
    account_id: z.string(),
    connection: z.string(),
    regions: stringList(z),
    arn: optionalString(z),
    cloud_name: optionalString(z),
    assume_role_arn: decisiveString(z),
    assume_role_external_id: decisiveString(z),
    acls: aclEntries(z),
    status: optionalString(z),
  }),
);

const PATH = "/v1/cckm/aws/kms";

/** AWS accounts in CCKM and the rights on them. API page: [aws-kms](../../../docs/api-pages.md#aws-kms). */
export class AwsKmsApi implements AclApi<AwsKms> {
  readonly #requester: Requester;
  readonly #list: ListEndpoint<AwsKms>;

  constructor(requester: Requester) {
    this.#requester = requester;
    this.#list = new ListEndpoint(requester, PATH, awsKms, { sort: "createdAt,id" });
  }

  create(kms: AwsKmsCreate, options?: CallOptions): Promise<AwsKms> {
    const isIt = (made: AwsKms) => alikeName(made.name, kms.name) && made.account_id === kms.account_id;
    return createdRecord(this.#requester, PATH, { body: kms }, awsKms, isIt, options);
  }

  /** Every matching KMS, over all pages. */
  async list(filters: AwsKmsFilters = {}, options?: CallOptions): Promise<AwsKms[]> {
    return (await this.#list.collect({ ...filters }, options)).resources;
  }

  /** One page. */
  page(filters: AwsKmsFilters = {}, options?: CallOptions): Promise<Page<AwsKms>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<AwsKms> {
    return recordOf(this.#requester, PATH, id, awsKms, options);
  }

  /**
   * API page: [aws-kms, Updating AWS KMS Accounts](../../../docs/api-pages.md#aws-kms).
   * @returns the KMS from the reply, which on some releases is the record before the change; read with a GET when the reply
   * contains no record
   */
  async update(id: string, change: AwsKmsUpdate, options?: CallOptions): Promise<AwsKms> {
    const byId = !("connection" in change);
    const call = { method: "PATCH" as const, path: `${PATH}/${segment(id)}`, body: change, byId };
    return changedOrRead(changedRecord(this.#requester, id, call, awsKms, options), () => this.get(id, options));
  }

  /** Removes the account from CCKM; nothing in AWS changes. Not an error if it is already gone. */
  delete(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "DELETE", path: `${PATH}/${segment(id)}`, byId: true } as const;
    return this.#requester.done(call, options).catch(ignoreGone);
  }

  /**
   * Grants and revokes permissions; entries that are not named stay as they are. CCKM does not serialize these writes: send
   * one at a time per KMS.
   *
   * API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms).
   */
  async updateAcls(id: string, acls: readonly AwsKmsAclChange[], options?: CallOptions): Promise<AwsKms> {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/update-acls`, body: { acls } };
    return changedOrRead(changedRecord(this.#requester, id, call, awsKms, options), () => this.get(id, options));
  }

  async lastWritten(limit: number, options?: CallOptions): Promise<AwsKms[]> {
    return (await this.#list.page({ sort: LAST_WRITTEN_FIRST, limit }, options)).resources;
  }
}
