// Generated from lib/contract by `npm run constructs`. Do not edit.
import { Fn, type ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { awsKmsAcl } from "../../contract";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";

/**
 * The permissions of one user or one group on an AWS KMS account. They are all that the user or group may do there:
 * whatever else was permitted is revoked. API page: [aws-kms](../../../docs/api-pages.md#aws-kms).
 *
 * Documentation: [docs/aws-kms-acl.md](../../../docs/aws-kms-acl.md).
 *
 * @internal
 */
export abstract class AwsKmsAclBase extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_aws_kms_acl";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId `<kms id>::group::<name>` or `<kms id>::user::<user id>`.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_aws_kms_acl", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: TerraformMetaArguments) {
    super(scope, id, awsKmsAcl, props);
  }

  /**
   * Id of the permissions: `<kms id>::group::<name>` or `<kms id>::user::<user id>`.
   *
   * Example: `"0b90f8de-8617-498d-ad63-ca18eb717ae7::group::CCKM Users"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** The AWS KMS account: its id in CCKM. */
  get kmsId(): string {
    return this.getStringAttribute("kms_id");
  }
  set kmsId(value: string) {
    this._inputs.set("kms_id", value);
  }
  /** The value passed for `kmsId`, if any. */
  get kmsIdInput(): string | undefined {
    return this._inputs.get("kms_id");
  }

  /** Actions that are permitted. The view actions that they need are added by CCKM and need not be listed. */
  get actions(): string[] {
    return Fn.tolist(this.getListAttribute("actions"));
  }
  set actions(value: string[]) {
    this._inputs.set("actions", value);
  }
  /** The value passed for `actions`, if any. */
  get actionsInput(): string[] | undefined {
    return this._inputs.get("actions");
  }

  /** Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`. */
  get userId(): string {
    return this.getStringAttribute("user_id");
  }
  set userId(value: string) {
    this._inputs.set("user_id", value);
  }
  /** The value passed for `userId`, if any. */
  get userIdInput(): string | undefined {
    return this._inputs.get("user_id");
  }
  /** Removes `userId`. */
  resetUserId(): void {
    this._inputs.set("user_id", undefined);
  }

  /** Name of the group. Either this or `userId`. */
  get group(): string {
    return this.getStringAttribute("group");
  }
  set group(value: string) {
    this._inputs.set("group", value);
  }
  /** The value passed for `group`, if any. */
  get groupInput(): string | undefined {
    return this._inputs.get("group");
  }
  /** Removes `group`. */
  resetGroup(): void {
    this._inputs.set("group", undefined);
  }

  /**
   * Actions that are permitted in effect: `actions` and the view actions that CCKM added to them.
   *
   * Example: `[AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE, AwsKmsAction.VIEW]`.
   */
  get effectiveActions(): string[] {
    return Fn.tolist(this.getListAttribute("effective_actions"));
  }
}
