// Generated from lib/contract by `npm run constructs`. Do not edit.
import { ComplexList, type ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAwsKmsAccounts } from "../../contract";
import { AwsKmsAccountRecord } from "../aws-kms/aws-kms-account-record";
import { CckmDataSource } from "../base/cckm-data-source";
import { CckmImport } from "../base/cckm-import";

/** A list of {@link AwsKmsAccountRecord}. */
export class AwsKmsAccountRecordList extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): AwsKmsAccountRecord {
    return new AwsKmsAccountRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}

/** Arguments of {@link DataAwsKmsAccounts}. */
export interface DataAwsKmsAccountsProps extends TerraformMetaArguments {
  /**
   * Only the KMS with this id.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"0b90f8de-8617-498d-ad63-ca18eb717ae7"`.
   */
  readonly id?: string;
  /**
   * Only the KMS with this name.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments"`.
   */
  readonly name?: string;
  /**
   * Only KMSs of this AWS account.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"123456789012"`.
   */
  readonly accountId?: string;
  /**
   * Only KMSs of this AWS partition.
   *
   * Allowed: those of {@link AwsPartition}, or one that this release does not know yet.
   *
   * Example: `AwsPartition.CHINA`.
   */
  readonly cloudName?: string;
  /**
   * Number of records to pass over. Default 0.
   *
   * Allowed: a whole number, at least 0.
   *
   * Unit: records.
   *
   * Example: `20`.
   */
  readonly skip?: number;
  /**
   * Number of records to return. Without it every page is read.
   *
   * Allowed: a whole number, at least 1.
   *
   * Unit: records.
   *
   * Example: `10`.
   */
  readonly limit?: number;
}

/**
 * The AWS KMS accounts that CCKM manages, with their permissions. API page:
 * [aws-kms](../../../docs/api-pages.md#aws-kms).
 *
 * Documentation: [docs/data-aws-kms-accounts.md](../../../docs/data-aws-kms-accounts.md).
 *
 * @example
 * const found = new DataAwsKmsAccounts(stack, "found", { accountId: "123456789012" });
 *
 * new TerraformOutput(stack, "first_kms_regions", { value: found.kmsAccounts.get(0).regions });
 */
export class DataAwsKmsAccounts extends CckmDataSource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_aws_kms_accounts";

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
    return new CckmImport(scope, importToId, "cckm_aws_kms_accounts", importFromId, provider);
  }

  private readonly _kmsAccounts = new AwsKmsAccountRecordList(this, "kms_accounts", false);

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
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
  /** The value passed for `id`, if any. */
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
  /** The value passed for `name`, if any. */
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
  /** The value passed for `accountId`, if any. */
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
  /** The value passed for `cloudName`, if any. */
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
  /** The value passed for `skip`, if any. */
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
  /** The value passed for `limit`, if any. */
  get limitInput(): number | undefined {
    return this._inputs.get("limit");
  }
  /** Removes `limit`. */
  resetLimit(): void {
    this._inputs.set("limit", undefined);
  }

  /**
   * The KMSs found.
   *
   * Example: `[{ id: "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", uri:
   * "kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", account: "kylo:kylo:admin:accounts:kylo",
   * application: "ncryptify:gemalto:admin:apps:kylo", devAccount: "ncryptify:gemalto:admin:accounts:gemalto",
   * createdAt: "2026-07-01T08:00:00Z", updatedAt: "2026-07-01T08:01:30Z", name: "payments", accountId: "123456789012",
   * arn: "arn:aws:iam::123456789012:user/cckm", awsConnection: "aws", regions: ["eu-west-1", "eu-central-1"],
   * cloudName: "aws", assumeRoleArn: "arn:aws:iam::789012123456:role/cckm", assumeRoleExternalId: "cckm-payments",
   * acls: [{ userId: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc", group: "CCKM Users", actions: ["keycreate", "view"]
   * }] }]`.
   */
  get kmsAccounts(): AwsKmsAccountRecordList {
    return this._kmsAccounts;
  }
}
