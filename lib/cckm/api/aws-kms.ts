import type { CallOptions } from "../http/clock";
import { ignoreGone } from "../http/errors";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { type AclApi, type AclChange, type AclEntry, type AclTarget, aclEntries } from "./acl";
import { ListEndpoint } from "./list-endpoint";
import type { Page, Window } from "./paging";
import { decisiveString, optionalString, recordFields, stringList } from "./record";
import { changedRecord, recordOf } from "./record-of";

/** The rights of one user or group on a KMS. */
export type AwsKmsAclEntry = AclEntry;

/** An AWS account as CCKM keeps it. API page: [aws-kms, Viewing Details of AWS KMSs](../../../docs/api-pages.md#aws-kms). */
export interface AwsKms extends AclTarget {
  readonly account_id: string;
  /** Name or id of the AWS connection, whichever the release replies with. */
  readonly connection: string;
  /** In no particular order. */
  readonly regions: string[];
  readonly arn?: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly cloud_name?: string;
  readonly assume_role_arn?: string;
  readonly assume_role_external_id?: string;
  /** `ARCHIVED` on newer releases, when it is. */
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

/** One changed parameter: CCKM takes one at a time. The role's ARN and external id count as one. */
export type AwsKmsUpdate =
  | { readonly connection: string }
  | { readonly regions: readonly string[] }
  | { readonly assume_role_arn: string; readonly assume_role_external_id?: string };

/** Rights to add (`permit: true`) or to take away; exactly one of `user_id` and `group`. */
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
    return this.#requester.json({ method: "POST", path: PATH, body: kms }, awsKms, options);
  }

  /** Every KMS that matches, over all pages. */
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
   *
   * API page: [aws-kms, Updating AWS KMS Accounts](../../../docs/api-pages.md#aws-kms).
   * @returns the KMS as the reply shows it, which some releases answer with the record as it was before; read by GET
   * where the reply has none
   */
  async update(id: string, change: AwsKmsUpdate, options?: CallOptions): Promise<AwsKms> {
    const call = { method: "PATCH" as const, path: `${PATH}/${segment(id)}`, body: change };
    return (await changedRecord(this.#requester, id, call, awsKms, options)) ?? this.get(id, options);
  }

  /** Takes the account out of CCKM; nothing in AWS changes. One that is gone already is no error. */
  delete(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "DELETE", path: `${PATH}/${segment(id)}`, byId: true } as const;
    return this.#requester.done(call, options).catch(ignoreGone);
  }

  /**
   * Adds and takes away rights; what is not named stays. CCKM does not serialize these writes: send one at a time per
   * KMS.
   *
   * API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms).
   */
  async updateAcls(id: string, acls: readonly AwsKmsAclChange[], options?: CallOptions): Promise<AwsKms> {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/update-acls`, body: { acls } };
    return (await changedRecord(this.#requester, id, call, awsKms, options)) ?? this.get(id, options);
  }
}
