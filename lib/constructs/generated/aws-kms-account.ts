// Generated from lib/contract by `npm run constructs`. Do not edit.
import { Fn, type ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { awsKmsAccount } from "../../contract";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";

/** Arguments of {@link AwsKmsAccount}. */
export interface AwsKmsAccountProps extends TerraformMetaArguments {
  /**
   * Unique name of the KMS in the CipherTrust Manager domain.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * On change: replaced.
   *
   * Example: `"payments"`.
   */
  readonly name: string;
  /**
   * Id of the AWS account: 12 digits.
   *
   * Allowed: the 12 digits of an AWS account id, such as `123456789012`.
   *
   * On change: replaced.
   *
   * Example: `"123456789012"`.
   */
  readonly accountId: string;
  /**
   * Name or id of the AWS connection of CipherTrust Manager that reaches the account.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * On change: in place.
   *
   * Example: `"aws"`.
   */
  readonly awsConnection: string;
  /**
   * AWS regions that this entry manages. No other entry of the same account may hold them.
   *
   * Allowed: at least 1; each: an AWS region's code, such as `eu-west-1`; with a warning one that this release does not
   * know.
   *
   * On change: in place.
   *
   * Example: `["eu-west-1", "eu-central-1"]`.
   */
  readonly regions: string[];
  /**
   * ARN of the IAM role to assume, for an account other than the connection's own.
   *
   * Allowed: the ARN of an IAM role, such as `arn:aws:iam::123456789012:role/cckm`.
   *
   * On change: in place; removing it replaces.
   *
   * Example: `"arn:aws:iam::789012123456:role/cckm"`.
   */
  readonly assumeRoleArn?: string;
  /**
   * External id of the role; only with `assumeRoleArn`.
   *
   * Allowed: 2 to 1224 characters.
   *
   * On change: in place; removing it replaces.
   *
   * Example: `"cckm-payments"`.
   */
  readonly assumeRoleExternalId?: string;
}

/**
 * An AWS account with some of its regions, added to CCKM. One AWS account may be added several times under different
 * names, each entry with regions of its own. API page: [aws-kms](../../../docs/api-pages.md#aws-kms).
 *
 * Documentation: [docs/aws-kms-account.md](../../../docs/aws-kms-account.md).
 *
 * @internal
 */
export abstract class AwsKmsAccountBase extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_aws_kms_account";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId The KMS's id or its name.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_aws_kms_account", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AwsKmsAccountProps) {
    super(scope, id, awsKmsAccount, props);
  }

  /**
   * CCKM's id of the KMS.
   *
   * Example: `"0b90f8de-8617-498d-ad63-ca18eb717ae7"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** Unique name of the KMS in the CipherTrust Manager domain. */
  get name(): string {
    return this.getStringAttribute("name");
  }
  set name(value: string) {
    this._inputs.set("name", value);
  }
  /** The value passed for `name`, if any. */
  get nameInput(): string | undefined {
    return this._inputs.get("name");
  }

  /** Id of the AWS account: 12 digits. */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }
  set accountId(value: string) {
    this._inputs.set("account_id", value);
  }
  /** The value passed for `accountId`, if any. */
  get accountIdInput(): string | undefined {
    return this._inputs.get("account_id");
  }

  /** Name or id of the AWS connection of CipherTrust Manager that reaches the account. */
  get awsConnection(): string {
    return this.getStringAttribute("aws_connection");
  }
  set awsConnection(value: string) {
    this._inputs.set("aws_connection", value);
  }
  /** The value passed for `awsConnection`, if any. */
  get awsConnectionInput(): string | undefined {
    return this._inputs.get("aws_connection");
  }

  /** AWS regions that this entry manages. No other entry of the same account may hold them. */
  get regions(): string[] {
    return Fn.tolist(this.getListAttribute("regions"));
  }
  set regions(value: string[]) {
    this._inputs.set("regions", value);
  }
  /** The value passed for `regions`, if any. */
  get regionsInput(): string[] | undefined {
    return this._inputs.get("regions");
  }

  /** ARN of the IAM role to assume, for an account other than the connection's own. */
  get assumeRoleArn(): string {
    return this.getStringAttribute("assume_role_arn");
  }
  set assumeRoleArn(value: string) {
    this._inputs.set("assume_role_arn", value);
  }
  /** The value passed for `assumeRoleArn`, if any. */
  get assumeRoleArnInput(): string | undefined {
    return this._inputs.get("assume_role_arn");
  }
  /** Removes `assumeRoleArn`. */
  resetAssumeRoleArn(): void {
    this._inputs.set("assume_role_arn", undefined);
  }

  /** External id of the role; only with `assumeRoleArn`. */
  get assumeRoleExternalId(): string {
    return this.getStringAttribute("assume_role_external_id");
  }
  set assumeRoleExternalId(value: string) {
    this._inputs.set("assume_role_external_id", value);
  }
  /** The value passed for `assumeRoleExternalId`, if any. */
  get assumeRoleExternalIdInput(): string | undefined {
    return this._inputs.get("assume_role_external_id");
  }
  /** Removes `assumeRoleExternalId`. */
  resetAssumeRoleExternalId(): void {
    this._inputs.set("assume_role_external_id", undefined);
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
   * AWS partition, such as `aws`, `aws-us-gov`, `aws-cn` or `aws-eusc`.
   *
   * Example: `"aws"`.
   */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }
}
