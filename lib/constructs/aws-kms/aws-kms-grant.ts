import type { Construct } from "constructs";
import { grantOn as grant } from "../acl/grant";
import type { Principal } from "../acl/principal";
import { AwsKmsAcl, type IAwsKms } from "./aws-kms-acl";
import { onAwsKms } from "./aws-kms-id";

/** Permits actions on a KMS. */
export function grantOn(kms: IAwsKms, scope: Construct, principal: Principal, actions: string[]): AwsKmsAcl {
  const make = (id: string, props: { actions: string[] }) => new AwsKmsAcl(scope, id, { kms, ...props });
  return grant({ kind: onAwsKms, targetId: kms.kmsId, scope, principal, actions, make });
}
