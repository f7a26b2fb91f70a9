/** An object as named in messages. */
export interface ObjectInWords {
  /** Resource type. */
  readonly type: string;
  readonly id?: string | undefined;
  /** Type and name: `AWS KMS account "payments"`. */
  readonly what: string;
}

/** The same, with its id. */
export type KnownObject = ObjectInWords & { readonly id: string };

/** For examples. */
export const ID = "0b90f8de-8617-498d-ad63-ca18eb717ae7";
/** An account, for examples. */
export const THING = { type: "cckm_aws_kms_account", what: 'AWS KMS account "payments"', id: ID };
/** Permissions, for examples. */
export const RIGHTS = {
  type: "cckm_aws_kms_acl",
  what: `permissions of group "CCKM Users" on the AWS KMS account ${ID}`,
  id: `${ID}::group::CCKM Users`,
};
