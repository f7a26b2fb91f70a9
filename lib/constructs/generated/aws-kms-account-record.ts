// Generated from lib/contract by `npm run constructs`. Do not edit.
import { ComplexList, ComplexObject } from "cdktf";

/** Permissions of one user or one group on a KMS, as CCKM lists them. Page: aws-kms. */
export class AwsKmsAclRecord extends ComplexObject {
  /** Id of the user, for a user's permissions. */
  get userId(): string {
    return this.getStringAttribute("user_id");
  }

  /** Name of the group, for a group's permissions. */
  get group(): string {
    return this.getStringAttribute("group");
  }

  /** Permitted actions. */
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
 * A KMS as CCKM lists it. Page: aws-kms.
 *
 * @internal
 */
export class AwsKmsAccountRecordBase extends ComplexObject {
  /** CCKM's id of the KMS. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** URI of the record. */
  get uri(): string {
    return this.getStringAttribute("uri");
  }

  /** CipherTrust Manager account of the record. */
  get account(): string {
    return this.getStringAttribute("account");
  }

  /** Application of the record. */
  get application(): string {
    return this.getStringAttribute("application");
  }

  /** Developer account of the record. */
  get devAccount(): string {
    return this.getStringAttribute("dev_account");
  }

  /** When the KMS was added; RFC 3339. */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /** When the KMS was last changed; RFC 3339. */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /** Name of the KMS. */
  get name(): string {
    return this.getStringAttribute("name");
  }

  /** Id of the AWS account. */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }

  /** ARN of the AWS identity that the connection uses. */
  get arn(): string {
    return this.getStringAttribute("arn");
  }

  /** Connection that reaches the account. */
  get awsConnection(): string {
    return this.getStringAttribute("aws_connection");
  }

  /** Regions that the entry manages. */
  get regions(): string[] {
    return this.getListAttribute("regions");
  }

  /** AWS partition. */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }

  /** ARN of the assumed role. */
  get assumeRoleArn(): string {
    return this.getStringAttribute("assume_role_arn");
  }

  /** External id of the assumed role. */
  get assumeRoleExternalId(): string {
    return this.getStringAttribute("assume_role_external_id");
  }

  private readonly _acls = new AwsKmsAclRecordList(this, "acls", false);
  /** Permissions on the KMS. */
  get acls(): AwsKmsAclRecordList {
    return this._acls;
  }
}
