import { Construct } from "constructs";
import { foreignId } from "../acl/foreign-id";
import type { Principal } from "../acl/principal";
import type { AwsKmsAcl, IAwsKms } from "./aws-kms-acl";
import { grantOn } from "./aws-kms-grant";

/**
 * A KMS that this app does not manage.
 * @internal
 */
export class ForeignAwsKms extends Construct implements IAwsKms {
  readonly kmsId: string;

  constructor(scope: Construct, id: string, kmsId: string) {
    super(scope, id);
    this.kmsId = foreignId(this, "kmsId", "a KMS", kmsId);
  }

  grant(principal: Principal, actions: string[]): AwsKmsAcl {
    return grantOn(this, this, principal, actions);
  }
}
