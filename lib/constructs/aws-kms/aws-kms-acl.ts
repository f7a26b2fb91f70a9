import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { permitMore } from "../acl/grant";
import { rememberAcl } from "../acl/growing";
import type { Principal } from "../acl/principal";
import { propsOf, withProp } from "../base/props";
import { AwsKmsAclBase } from "../generated/aws-kms-acl";
import { kmsIdOf, onAwsKms } from "./aws-kms-id";

/**
 * An AWS KMS account in CCKM: an `AwsKmsAccount`, one that this app does not manage (`AwsKmsAccount.fromKmsId`), or one that
 * a data source found.
 */
export interface IAwsKms {
  /** CCKM's id of the KMS. */
  readonly kmsId: string;

  /**
   * Permits actions on this account to a user or a group. Further calls for the same principal add actions.
   *
   * @param principal The user or group.
   * @param actions Constants of `AwsKmsAction`, sets of `AwsKmsActions`, or names of actions of newer releases.
   */
  grant(principal: Principal, actions: string[]): AwsKmsAcl;
}

/** Arguments of {@link AwsKmsAcl}. */
export interface AwsKmsAclProps extends TerraformMetaArguments {
  /**
   * The AWS KMS account: an `AwsKmsAccount` or another {@link IAwsKms}, or its id in CCKM.
   *
   * Allowed: the id of a KMS in CCKM, such as `0b90f8de-8617-498d-ad63-ca18eb717ae7`.
   *
   * On change: replaced.
   *
   * Example: `"0b90f8de-8617-498d-ad63-ca18eb717ae7"`.
   */
  readonly kms: IAwsKms | string;
  /**
   * Actions that are permitted. The view actions that they need are added by CCKM and need not be listed. Sets of them are
   * in `AwsKmsActions`.
   *
   * Allowed: those of {@link AwsKmsAction}, or one that this release does not know yet.
   *
   * On change: in place.
   *
   * Example: `[AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE]`.
   */
  readonly actions: string[];
  /**
   * Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`.
   *
   * Allowed: 1 to 255 characters.
   *
   * On change: replaced.
   *
   * Example: `"local|d1c53366-10cb-4121-a37d-42ca39d73cfc"`.
   */
  readonly userId?: string;
  /**
   * Name of the group. Either this or `userId`.
   *
   * Allowed: 1 to 255 characters.
   *
   * On change: replaced.
   *
   * Example: `"CCKM Users"`.
   */
  readonly group?: string;
}

/**
 * The permissions of one user or one group on an AWS KMS account. They are exclusive: any other action that the user or
 * group is permitted there is revoked.
 *
 * Documentation: [docs/aws-kms-acl.md](../../../docs/aws-kms-acl.md).
 *
 * API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms).
 *
 * @example
 * new AwsKmsAcl(stack, "auditor", {
 * kms: payments,
 * userId: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
 * actions: AwsKmsActions.auditor,
 * });
 */
export class AwsKmsAcl extends AwsKmsAclBase {
  private _kms: IAwsKms | string;

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AwsKmsAclProps) {
    const withId: TerraformMetaArguments = withProp(props, "kmsId", "kms", kmsIdOf);
    // A list is passed on as is, to be reported by the validation.
    super(scope, id, Array.isArray(props) ? props : withId);
    this._kms = propsOf(props, ["kms"]).kms;
    rememberAcl(this, onAwsKms, this._inputs);
  }

  /** The AWS KMS account as passed; changing it replaces the permissions. */
  get kms(): IAwsKms | string {
    return this._kms;
  }
  set kms(value: IAwsKms | string) {
    this._kms = value;
    this._inputs.set("kms_id", kmsIdOf(value));
  }

  /** CCKM's id of the AWS KMS account. */
  override get kmsId(): string {
    return super.kmsId;
  }
  override set kmsId(value: string) {
    this.kms = value;
  }

  /** @internal */
  protected override get _renamed(): Readonly<Record<string, string>> {
    return { kms_id: "kms" };
  }

  /**
   * Permits more actions; those that are already permitted are ignored.
   *
   * @param actions Constants of `AwsKmsAction`, sets of `AwsKmsActions`, or names of actions of newer releases.
   */
  addActions(actions: string[]): void {
    permitMore(this, actions);
  }
}
