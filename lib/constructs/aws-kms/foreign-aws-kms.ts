import { Construct } from "constructs";
import { inOneLine } from "../../words";
import type { Principal } from "../acl/principal";
import { targetIdMissing } from "../words";
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
    this.kmsId = kmsId;
    if (typeof kmsId !== "string") {
      const text = `kmsId: ${inOneLine(targetIdMissing({ got: kmsId, what: "a KMS" }))}`;
      this.node.addValidation({ validate: () => [text] });
    }
  }

  grant(principal: Principal, actions: string[]): AwsKmsAcl {
    return grantOn(this, this, principal, actions);
  }
}
