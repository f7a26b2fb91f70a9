import { Construct } from "constructs";
import type { AwsKmsAcl, IAwsKms } from "./aws-kms-acl";
import { grantOn } from "./aws-kms-grant";
import { kmsIdOf } from "./aws-kms-id";
import type { Principal } from "./principal";

/**
 * A KMS that this app does not manage.
 * @internal
 */
export class ForeignAwsKms extends Construct implements IAwsKms {
  readonly kmsId: string;

  constructor(scope: Construct, id: string, kmsId: string) {
    super(scope, id);
    this.kmsId = kmsIdOf(kmsId, this.node.path);
  }

  grant(principal: Principal, actions: string[]): AwsKmsAcl {
    return grantOn(this, this, principal, actions);
  }
}
