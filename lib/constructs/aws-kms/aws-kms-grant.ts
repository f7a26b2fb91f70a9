import { createHash } from "node:crypto";
import { TerraformElement, type TerraformMetaArguments, type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { awsKmsAcl } from "../../contract";
import { isMarked } from "../base/marks";
import { textTokens } from "../base/number-tokens";
import { resolved } from "../base/resolved";
import { AwsKmsAcl, type IAwsKms } from "./aws-kms-acl";
import { aclKey, aclsOf } from "./aws-kms-acl-unique";
import type { Principal } from "./principal";

/**
 * Permits actions on a KMS: by the principal's permissions that the stack has already, else by new ones in the scope.
 *
 * @throws Error where the scope, or what it stands in, has several instances.
 */
export function grantOn(kms: IAwsKms, scope: Construct, principal: Principal, actions: string[]): AwsKmsAcl {
  const { userId, groupName: group } = principal;
  const { count, forEach, provider } = metaArguments(scope);
  if (count !== undefined || forEach !== undefined) {
    throw new Error(
      `[${scope.node.path}] grant: Not possible with count or forEach. Got an account of several instances, and permissions are of one KMS. Use new AwsKmsAcl(..., { kms: <id of the instance> }) with the same count or forEach.`,
    );
  }
  const key = aclKey(scope, { kms_id: kms.kmsId, user_id: textTokens(userId), group: textTokens(group) });
  const existing = aclsOf(TerraformStack.of(scope)).find((acl) => acl.key === key)?.construct;
  if (existing && isAcl(existing)) {
    existing.addActions(actions);
    return existing;
  }
  const given = Array.isArray(actions) ? [...actions] : actions;
  return new AwsKmsAcl(scope, childId(scope, principal), { kms, actions: given, userId, group, provider });
}

/** Those of the nearest resource or data source that the scope is or stands in. */
function metaArguments(scope: Construct): Pick<TerraformMetaArguments, "count" | "forEach" | "provider"> {
  const elements = [...scope.node.scopes].reverse();
  return (elements.find((above) => TerraformElement.isTerraformElement(above) && "forEach" in above) ??
    {}) as TerraformMetaArguments;
}

function isAcl(resource: TerraformResource): resource is AwsKmsAcl {
  return isMarked(resource, awsKmsAcl.construct);
}

// Tokens may not stand in a construct's id; what they stand for may. Of a name with a slash cdktf makes another one, which
// may be somebody's too.
function childId(scope: Construct, { userId, groupName }: Principal): string {
  const name = String(resolved(scope, textTokens(groupName ?? userId)));
  const id = `${groupName === undefined ? "user" : "group"}-${name}`;
  return name.includes("/") ? `${id}-${createHash("sha256").update(name).digest("hex").slice(0, 8)}` : id;
}
