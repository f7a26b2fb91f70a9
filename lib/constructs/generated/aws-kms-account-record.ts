// Generated from lib/contract by `npm run constructs`. Do not edit.
import { ComplexList, ComplexObject } from "cdktf";

/**
 * Permissions of one user or one group on a KMS, as CCKM lists them. API page:
 * [aws-kms](../../../docs/api-pages.md#aws-kms).
 */
export class AwsKmsAclRecord extends ComplexObject {
  /**
   * Id of the user, for a user's permissions.
   *
   * Example: `"local|d1c53366-10cb-4121-a37d-42ca39d73cfc"`.
   */
  get userId(): string {
    return this.getStringAttribute("user_id");
  }

  /**
   * Name of the group, for a group's permissions.
   *
   * Example: `"CCKM Users"`.
   */
  get group(): string {
    return this.getStringAttribute("group");
  }

  /**
   * Permitted actions.
   *
   * Example: `["keycreate", "view"]`.
   */
  get actions(): string[] {
    return this.getListAttribute("actions");
  }
}

/** A list of {@link AwsKmsAclRecord}. */
export class AwsKmsAclRecordList extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): AwsKmsAclRecord {
    return new AwsKmsAclRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}

/**
 * A KMS as CCKM lists it. API page: [aws-kms](../../../docs/api-pages.md#aws-kms).
 *
 * @internal
 */
export class AwsKmsAccountRecordBase extends ComplexObject {
  /**
   * CCKM's id of the KMS.
   *
   * Example: `"5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /**
   * URI of the record.
   *
   * Example: `"kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"`.
   */
  get uri(): string {
    return this.getStringAttribute("uri");
  }

  /**
   * CipherTrust Manager account of the record.
   *
   * Example: `"kylo:kylo:admin:accounts:kylo"`.
   */
  get account(): string {
    return this.getStringAttribute("account");
  }

  /**
   * Application of the record.
   *
   * Example: `"ncryptify:gemalto:admin:apps:kylo"`.
   */
  get application(): string {
    return this.getStringAttribute("application");
  }

  /**
   * Developer account of the record.
   *
   * Example: `"ncryptify:gemalto:admin:accounts:gemalto"`.
   */
  get devAccount(): string {
    return this.getStringAttribute("dev_account");
  }

  /**
   * When the KMS was added; RFC 3339.
   *
   * Example: `"2026-07-01T08:00:00Z"`.
   */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /**
   * When the KMS was last changed; RFC 3339.
   *
   * Example: `"2026-07-01T08:01:30Z"`.
   */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /**
   * Name of the KMS.
   *
   * Example: `"payments"`.
   */
  get name(): string {
    return this.getStringAttribute("name");
  }

  /**
   * Id of the AWS account.
   *
   * Example: `"123456789012"`.
   */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }

  /**
   * ARN of the AWS identity that the connection uses.
   *
   * Example: `"arn:aws:iam::123456789012:user/cckm"`.
   */
  get arn(): string {
    return this.getStringAttribute("arn");
  }

  /**
   * Connection that reaches the account.
   *
   * Example: `"aws"`.
   */
  get awsConnection(): string {
    return this.getStringAttribute("aws_connection");
  }

  /**
   * Regions that the entry manages.
   *
   * Example: `["eu-west-1", "eu-central-1"]`.
   */
  get regions(): string[] {
    return this.getListAttribute("regions");
  }

  /**
   * AWS partition.
   *
   * Example: `"aws"`.
   */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }

  /**
   * ARN of the assumed role.
   *
   * Example: `"arn:aws:iam::789012123456:role/cckm"`.
   */
  get assumeRoleArn(): string {
    return this.getStringAttribute("assume_role_arn");
  }

  /**
   * External id of the assumed role.
   *
   * Example: `"cckm-payments"`.
   */
  get assumeRoleExternalId(): string {
    return this.getStringAttribute("assume_role_external_id");
  }

  private readonly _acls = new AwsKmsAclRecordList(this, "acls", false);
  /**
   * Permissions on the KMS.
   *
   * Example: `[{ userId: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc", group: "CCKM Users", actions: ["keycreate",
   * "view"] }]`.
   */
  get acls(): AwsKmsAclRecordList {
    return this._acls;
  }
}
