import { ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAwsAccount } from "../contract";
import { CckmDataSource } from "./base/cckm-data-source";

/** What a {@link DataAwsAccount} is asked with. */
export interface DataAwsAccountProps extends TerraformMetaArguments {
  /** Name or id of the AWS connection. */
  readonly awsConnection: string;
  /** ARN of the IAM role to assume; the account is then the role's. */
  readonly assumeRoleArn?: string;
  /** External id of the role; only with `assumeRoleArn`. */
  readonly assumeRoleExternalId?: string;
}

/**
 * The AWS account and the regions that a connection of CipherTrust Manager reaches. Page: aws-kms, Listing AWS Account and
 * Regions.
 */
export class DataAwsAccount extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_aws_account";

  /**
   * There as in every cdktf data source; Terraform does not import data sources.
   *
   * @param scope Where to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not used by Terraform.
   * @param provider The provider configuration to read it with.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    const config = { terraformResourceType: "cckm_aws_account", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  /** @throws Error with every problem of the props that are known. */
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
  /** What was given for `awsConnection`. */
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
  /** What was given for `assumeRoleArn`. */
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
  /** What was given for `assumeRoleExternalId`. */
  get assumeRoleExternalIdInput(): string | undefined {
    return this._inputs.get("assume_role_external_id");
  }
  /** Removes `assumeRoleExternalId`. */
  resetAssumeRoleExternalId(): void {
    this._inputs.set("assume_role_external_id", undefined);
  }

  /** Id of the AWS account. */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }

  /** Regions of the account, in CCKM's order. */
  get regions(): string[] {
    return this.getListAttribute("regions");
  }
}
