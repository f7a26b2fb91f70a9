import type { Construct } from "constructs";
import type { Principal } from "../acl/principal";
import { AwsKmsAccountBase, type AwsKmsAccountProps } from "../generated/aws-kms-account";
import type { AwsKmsAcl, IAwsKms } from "./aws-kms-acl";
import { grantOn } from "./aws-kms-grant";
import { ForeignAwsKms } from "./foreign-aws-kms";

/**
 * An AWS account with some of its regions, added to CCKM. One AWS account may be added several times under different names,
 * each entry with regions of its own.
 *
 * Documentation: [docs/aws-kms-account.md](../../../docs/aws-kms-account.md).
 *
 * API page: [aws-kms](../../../docs/api-pages.md#aws-kms).
 *
 * @example
 * const payments = new AwsKmsAccount(stack, "payments", {
 * name: "payments",
 * accountId: "123456789012",
 * awsConnection: "aws",
 * regions: ["eu-west-1", "eu-central-1"],
 * });
 * payments.grant(Principal.group("CCKM Users"), AwsKmsActions.keyOperator);
 */
export class AwsKmsAccount extends AwsKmsAccountBase implements IAwsKms {
  /**
   * An account that this app does not manage, for granting permissions on it.
   *
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param kmsId CCKM's id of the KMS, or a token for it.
   */
  static fromKmsId(scope: Construct, id: string, kmsId: string): IAwsKms {
    return new ForeignAwsKms(scope, id, kmsId);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AwsKmsAccountProps) {
    super(scope, id, props);
  }

  /** The same as `id`. */
  get kmsId(): string {
    return this.id;
  }

  /**
   * Permits actions on this account to a user or a group. Further calls for the same principal add actions, also to an
   * `AwsKmsAcl` of that principal elsewhere in the stack.
   *
   * @param principal The user or group: `Principal.group(name)` or `Principal.user(id)`.
   * @param actions Constants of `AwsKmsAction`, sets of `AwsKmsActions`, or names of actions of newer releases.
   * @returns The principal's permissions on this account.
   * @throws Error for an account with `count` or `forEach`.
   */
  grant(principal: Principal, actions: string[]): AwsKmsAcl {
    return grantOn(this, this, principal, actions);
  }
}
