import { type TerraformResource, TerraformStack } from "cdktf";
import { awsKmsAcl } from "../contract";
import type { AwsKmsAccount } from "./aws-kms-account";
import { AwsKmsAcl } from "./aws-kms-acl";
import { aclKey, aclsOf, resolved } from "./aws-kms-acl-unique";
import { isMarked } from "./base/marks";
import type { Principal } from "./principal";

/** Permits actions on an account: by the principal's permissions that the stack has already, else by new ones below the account. */
export function grantOn(account: AwsKmsAccount, principal: Principal, actions: string[]): AwsKmsAcl {
  const { userId, groupName: group } = principal;
  if (account.count !== undefined || account.forEach !== undefined) {
    throw new Error(
      `[${account.node.path}] grant: Not possible with count or forEach. Got an account of several instances, and permissions are of one KMS. Use new AwsKmsAcl(..., { kms: <id of the instance> }) with the same count or forEach.`,
    );
  }
  const key = aclKey(account, { kms_id: account.kmsId, user_id: userId, group });
  const existing = aclsOf(TerraformStack.of(account)).find((acl) => acl.key === key)?.construct;
  if (existing && isAcl(existing)) {
    existing.addActions(actions);
    return existing;
  }
  return new AwsKmsAcl(account, childId(account, principal), {
    kms: account,
    actions: [...actions],
    userId,
    group,
    provider: account.provider,
  });
}

function isAcl(resource: TerraformResource): resource is AwsKmsAcl {
  return isMarked(resource, awsKmsAcl.construct);
}

// Tokens may not stand in a construct's id; what they stand for may.
function childId(account: AwsKmsAccount, { userId, groupName }: Principal): string {
  return `${groupName === undefined ? "user" : "group"}-${resolved(account, groupName ?? userId)}`;
}
