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
   * An account that this app does not manage, to permit actions on it.
   *
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param kmsId CCKM's id of the KMS, or a token of it.
   */
  static fromKmsId(scope: Construct, id: string, kmsId: string): IAwsKms {
    return new ForeignAwsKms(scope, id, kmsId);
  }

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props What it is made of.
   */
  constructor(scope: Construct, id: string, props: AwsKmsAccountProps) {
    super(scope, id, props);
  }

  /** The same as `id`. */
  get kmsId(): string {
    return this.id;
  }

  /**
   * Permits actions on this account to a user or a group. A second call for the same principal adds to what the first one
   * permits; so it does to an `AwsKmsAcl` of that principal elsewhere in the stack.
   *
   * @param principal Who is permitted: `Principal.group(name)` or `Principal.user(id)`.
   * @param actions Constants of `AwsKmsAction`, sets of `AwsKmsActions`, or names of actions of newer releases.
   * @returns The permissions of the principal on this account.
   * @throws Error for an account with `count` or `forEach`.
   */
  grant(principal: Principal, actions: string[]): AwsKmsAcl {
    return grantOn(this, this, principal, actions);
  }
}
