// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { ImportableResource, TerraformMetaArguments, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAwsAccount } from "../../contract";
import { CckmDataSource } from "../base/cckm-data-source";
import { CckmImport } from "../base/cckm-import";

/** Arguments of {@link DataAwsAccount}. */
export interface DataAwsAccountProps extends TerraformMetaArguments {
  /**
   * Name or id of the AWS connection.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"aws"`.
   */
  readonly awsConnection: string;
  /**
   * ARN of the IAM role to assume; the account is then the role's.
   *
   * Allowed: the ARN of an IAM role, such as `arn:aws:iam::123456789012:role/cckm`.
   *
   * Example: `"arn:aws:iam::789012123456:role/cckm"`.
   */
  readonly assumeRoleArn?: string;
  /**
   * External id of the role; only with `assumeRoleArn`.
   *
   * Allowed: 2 to 1224 characters.
   *
   * Example: `"cckm-payments"`.
   */
  readonly assumeRoleExternalId?: string;
}

/**
 * The AWS account and the regions that a connection of CipherTrust Manager reaches. API page:
 * [aws-kms](../../../docs/api-pages.md#aws-kms).
 *
 * Documentation: [docs/data-aws-account.md](../../../docs/data-aws-account.md).
 *
 * @example
 * const reached = new DataAwsAccount(stack, "reached", { awsConnection: "aws-prod" });
 *
 * new AwsKmsAccount(stack, "everything", {
 *   name: "everything",
 *   accountId: reached.accountId,
 *   awsConnection: "aws-prod",
 *   regions: reached.regions,
 * });
 */
export class DataAwsAccount extends CckmDataSource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_aws_account";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not used: Terraform imports no data sources.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_aws_account", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: DataAwsAccountProps) {
    super(scope, id, dataAwsAccount, props);
  }

  /** Name or id of the AWS connection. */
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

  /** ARN of the IAM role to assume; the account is then the role's. */
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
   * Id of the AWS account.
   *
   * Example: `"123456789012"`.
   */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }

  /**
   * Regions of the account, in CCKM's order.
   *
   * Example: `["eu-west-1", "eu-central-1"]`.
   */
  get regions(): string[] {
    return this.getListAttribute("regions");
  }
}
