import { ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAwsKmsAccounts } from "../contract";
import { AwsKmsAccountRecordList } from "./aws-kms-account-record";
import { CckmDataSource } from "./base/cckm-data-source";

/** What {@link DataAwsKmsAccounts} is asked with. */
export interface DataAwsKmsAccountsProps extends TerraformMetaArguments {
  /** Only the KMS with this id. */
  readonly id?: string;
  /** Only the KMS with this name. */
  readonly name?: string;
  /** Only KMSs of this AWS account. */
  readonly accountId?: string;
  /** Only KMSs of this AWS partition. */
  readonly cloudName?: string;
  /** Number of records to pass over. Default 0. */
  readonly skip?: number;
  /** Number of records to return. Without it every page is read. */
  readonly limit?: number;
}

/**
 * The AWS KMS accounts that CCKM manages, with their permissions. Page: aws-kms, Viewing List of AWS KMSs.
 */
export class DataAwsKmsAccounts extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_aws_kms_accounts";

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
    const config = { terraformResourceType: "cckm_aws_kms_accounts", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  private readonly _kmsAccounts = new AwsKmsAccountRecordList(this, "kms_accounts", false);

  /** @throws Error with every problem of the props that are known. */
  constructor(scope: Construct, id: string, props: DataAwsKmsAccountsProps = {}) {
    super(scope, id, dataAwsKmsAccounts, props);
  }

  /** Only the KMS with this id. */
  get id(): string {
    return this.getStringAttribute("id");
  }
  set id(value: string) {
    this._inputs.set("id", value);
  }
  /** What was given for `id`. */
  get idInput(): string | undefined {
    return this._inputs.get("id");
  }
  /** Removes `id`. */
  resetId(): void {
    this._inputs.set("id", undefined);
  }

  /** Only the KMS with this name. */
  get name(): string {
    return this.getStringAttribute("name");
  }
  set name(value: string) {
    this._inputs.set("name", value);
  }
  /** What was given for `name`. */
  get nameInput(): string | undefined {
    return this._inputs.get("name");
  }
  /** Removes `name`. */
  resetName(): void {
    this._inputs.set("name", undefined);
  }

  /** Only KMSs of this AWS account. */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }
  set accountId(value: string) {
    this._inputs.set("account_id", value);
  }
  /** What was given for `accountId`. */
  get accountIdInput(): string | undefined {
    return this._inputs.get("account_id");
  }
  /** Removes `accountId`. */
  resetAccountId(): void {
    this._inputs.set("account_id", undefined);
  }

  /** Only KMSs of this AWS partition. */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }
  set cloudName(value: string) {
    this._inputs.set("cloud_name", value);
  }
  /** What was given for `cloudName`. */
  get cloudNameInput(): string | undefined {
    return this._inputs.get("cloud_name");
  }
  /** Removes `cloudName`. */
  resetCloudName(): void {
    this._inputs.set("cloud_name", undefined);
  }

  /** Number of records to pass over. Default 0. */
  get skip(): number {
    return this.getNumberAttribute("skip");
  }
  set skip(value: number) {
    this._inputs.set("skip", value);
  }
  /** What was given for `skip`. */
  get skipInput(): number | undefined {
    return this._inputs.get("skip");
  }
  /** Removes `skip`. */
  resetSkip(): void {
    this._inputs.set("skip", undefined);
  }

  /** Number of records to return. Without it every page is read. */
  get limit(): number {
    return this.getNumberAttribute("limit");
  }
  set limit(value: number) {
    this._inputs.set("limit", value);
  }
  /** What was given for `limit`. */
  get limitInput(): number | undefined {
    return this._inputs.get("limit");
  }
  /** Removes `limit`. */
  resetLimit(): void {
    this._inputs.set("limit", undefined);
  }

  /** The KMSs found. */
  get kmsAccounts(): AwsKmsAccountRecordList {
    return this._kmsAccounts;
  }
}
