import { Construct } from "constructs";
import { inOneLine } from "../../words";
import type { Principal } from "../acl/principal";
import { AwsKmsAccountRecordBase } from "../generated/aws-kms-account-record";
import { grantOutsideStack } from "../words";
import type { AwsKmsAcl, IAwsKms } from "./aws-kms-acl";
import { grantOn } from "./aws-kms-grant";

/**
 * A KMS as CCKM lists it.
 *
 * Documentation: [docs/data-aws-kms-accounts.md](../../../docs/data-aws-kms-accounts.md).
 *
 * API page: [aws-kms](../../../docs/api-pages.md#aws-kms).
 */
export class AwsKmsAccountRecord extends AwsKmsAccountRecordBase implements IAwsKms {
  /** The same as `id`. */
  get kmsId(): string {
    return this.id;
  }

  /**
   * Permits actions on this account to a user or a group. Further calls for the same principal add actions.
   *
   * @param principal The user or group: `Principal.group(name)` or `Principal.user(id)`.
   * @param actions Constants of `AwsKmsAction`, sets of `AwsKmsActions`, or names of actions of newer releases.
   * @returns The principal's permissions on this account, as a child of the data source.
   * @throws Error for a data source with `count` or `forEach`.
   */
  grant(principal: Principal, actions: string[]): AwsKmsAcl {
    const source = this.terraformResource;
    if (!Construct.isConstruct(source)) throw new Error(`grant: ${inOneLine(grantOutsideStack({}))}`);
    const place = source.node.tryFindChild(this.place) ?? new Construct(source as Construct, this.place);
    return grantOn(this, place as Construct, principal, actions);
  }

  private get place(): string {
    return String(this.complexObjectIndex);
  }
}
