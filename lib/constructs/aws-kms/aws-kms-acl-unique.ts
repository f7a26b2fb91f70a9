import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { awsKmsAcl } from "../../contract";
import { markOnce } from "../base/marks";
import { resolved } from "../base/resolved";

/** Whose permissions on which KMS, as given: values or tokens. */
export interface AclSubject {
  readonly kms_id?: unknown;
  readonly user_id?: unknown;
  readonly group?: unknown;
}

/** The permissions in a stack, each with what it is about. */
export interface AclInStack {
  readonly construct: TerraformResource;
  readonly key: string;
}

/**
 * Text that is the same for one principal on one KMS; undefined where each instance of a `count` or `for_each` has its own.
 */
export function aclKey(scope: IConstruct, { kms_id, user_id, group }: AclSubject): string | undefined {
  const key = JSON.stringify(resolved(scope, [kms_id ?? null, user_id ?? null, group ?? null]));
  return /\b(each|count)\./.test(key) ? undefined : key;
}

/** All permissions that a stack writes, in the order of their construction. */
export function aclsOf(stack: TerraformStack): AclInStack[] {
  return stack.node.findAll().flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct) || construct.terraformResourceType !== awsKmsAcl.type)
      return [];
    if (TerraformStack.of(construct) !== stack) return [];
    const written: AclSubject | undefined =
      construct.toTerraform().resource?.[awsKmsAcl.type]?.[construct.friendlyUniqueId];
    const key = written && aclKey(construct, written);
    return key === undefined ? [] : [{ construct, key }];
  });
}

/** Adds to the construct's stack, once, the check that no two permissions are of one principal on one KMS. */
export function requireUniqueAcls(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires unique permissions")) return;
  stack.node.addValidation({
    validate: () => {
      const first = new Map<string, string>();
      return aclsOf(stack).flatMap(({ construct: { node }, key }) => {
        const other = first.get(key);
        if (other !== undefined) return [twice(other, node.path, key)];
        first.set(key, node.path);
        return [];
      });
    },
  });
}

function twice(one: string, other: string, key: string): string {
  const [, user, group] = JSON.parse(key) as (string | null)[];
  const whom = group === null ? `the user ${JSON.stringify(user)}` : `the group ${JSON.stringify(group)}`;
  return `Permissions set twice. ${one} and ${other} both set those of ${whom} on the same AWS KMS account; each would revoke what the other grants. Keep one with the actions of both, or use grant() of the account, which adds to what is there.`;
}
