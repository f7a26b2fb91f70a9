import { createHash } from "node:crypto";
import {
  Fn,
  TerraformElement,
  type TerraformMetaArguments,
  type TerraformResource,
  TerraformStack,
  Token,
} from "cdktf";
import type { Construct } from "constructs";
import { inOneLine } from "../../words";
import { isMarked } from "../base/marks";
import { textTokens } from "../base/number-tokens";
import { resolved } from "../base/resolved";
import { grantOfSeveral } from "../words";
import type { Principal } from "./principal";
import { type AclKind, aclKey, aclsOf } from "./unique";

/** Permissions to which a grant may add. */
interface Growing extends TerraformResource {
  addActions(actions: string[]): void;
}

/** What a grant asks for. */
export interface Grant<A extends Growing> {
  readonly kind: AclKind;
  /** Id of the KMS or vault, or a token of it. */
  readonly targetId: string;
  /** Where new permissions are put. */
  readonly scope: Construct;
  readonly principal: Principal;
  readonly actions: string[];
  /** Makes new permissions. */
  make(id: string, props: TerraformMetaArguments & { actions: string[]; userId?: string; group?: string }): A;
}

/**
 * Permits actions: by the principal's permissions that the stack has already, else by new ones in the scope.
 *
 * @throws Error where the scope, or what it stands in, has several instances.
 */
export function grantOn<A extends Growing>({ kind, targetId, scope, principal, actions, make }: Grant<A>): A {
  const { userId, groupName: group } = principal;
  const { count, forEach, provider } = metaArguments(scope);
  if (count !== undefined || forEach !== undefined) {
    const { contract, short, one, prop } = kind;
    const told = grantOfSeveral({ short, one, prop, construct: contract.construct });
    throw new Error(`[${scope.node.path}] grant: ${inOneLine(told)}`);
  }
  const key = aclKey(scope, { target: targetId, user_id: textTokens(userId), group: textTokens(group) });
  const existing = aclsOf(TerraformStack.of(scope), kind).find((acl) => acl.key === key)?.construct;
  if (existing && isGrowing<A>(existing, kind)) {
    existing.addActions(actions);
    return existing;
  }
  const given = Array.isArray(actions) ? [...actions] : actions;
  return make(childId(scope, principal), { actions: given, userId, group, provider });
}

/** The actions of both; those that are there already make no difference. */
export function withActions(before: string[] = [], actions: string[]): string[] {
  if (!Array.isArray(actions)) return actions;
  // A list that only Terraform knows cannot be taken apart here.
  const open = Token.isUnresolved(before) || Token.isUnresolved(actions);
  return open ? Fn.setunion(before, [actions]) : [...new Set([...before, ...actions])];
}

/** Those of the nearest resource or data source that the scope is or stands in. */
function metaArguments(scope: Construct): Pick<TerraformMetaArguments, "count" | "forEach" | "provider"> {
  const elements = [...scope.node.scopes].reverse();
  return (elements.find((above) => TerraformElement.isTerraformElement(above) && "forEach" in above) ??
    {}) as TerraformMetaArguments;
}

function isGrowing<A extends Growing>(resource: TerraformResource, { contract }: AclKind): resource is A {
  return isMarked(resource, contract.construct);
}

// Tokens may not stand in a construct's id; what they stand for may. Of a name with a slash cdktf makes another one, which
// may be somebody's too.
function childId(scope: Construct, { userId, groupName }: Principal): string {
  const name = String(resolved(scope, textTokens(groupName ?? userId)));
  const id = `${groupName === undefined ? "user" : "group"}-${name}`;
  return name.includes("/") ? `${id}-${createHash("sha256").update(name).digest("hex").slice(0, 8)}` : id;
}
