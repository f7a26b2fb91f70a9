import { createHash } from "node:crypto";
import { Fn, TerraformElement, type TerraformMetaArguments, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { isObject, quote, unreadableIn } from "../../schema";
import { inOneLine, type Message } from "../../words";
import { misplacedToken } from "../base/misplaced-tokens";
import { holdsForeignToken, textTokens } from "../base/number-tokens";
import { resolvedIfPossible } from "../base/resolved";
import { brokenToken, grantOfSeveral, principalInvalid } from "../words";
import { type Growing, growingAcl } from "./growing";
import type { Principal } from "./principal";
import { type AclKind, aclKey } from "./unique";

/** The arguments of a grant. */
export interface Grant<A extends Growing> {
  readonly kind: AclKind;
  /** Id of the KMS or vault, or a token for it. */
  readonly targetId: string;
  /** The scope for new permissions. */
  readonly scope: Construct;
  readonly principal: Principal;
  readonly actions: string[];
  /** Creates new permissions. */
  make(id: string, props: TerraformMetaArguments & { actions: string[]; userId?: string; group?: string }): A;
}

/**
 * Permits actions: adds them to the principal's permissions if the stack has some, otherwise creates them in the scope.
 *
 * @throws Error if the scope, or a construct around it, uses `count` or `forEach`, or if the principal is none.
 */
export function grantOn<A extends Growing>({ kind, targetId, scope, principal, actions, make }: Grant<A>): A {
  const refuse = (told: Message<"error">) => new Error(`[${scope.node.path}] grant: ${inOneLine(told)}`);
  const wrong = wrongPrincipal(principal);
  if (wrong) throw refuse(wrong);
  const { userId, groupName: group } = principal;
  const { count, forEach, provider } = metaArguments(scope);
  if (count !== undefined || forEach !== undefined) {
    const { contract, short, one, prop } = kind;
    throw refuse(grantOfSeveral({ short, one, prop, construct: contract.construct }));
  }
  const key = aclKey(scope, { target: targetId, user_id: textTokens(userId), group: textTokens(group) });
  const existing = growingAcl(TerraformStack.of(scope), kind, key);
  if (existing) {
    existing.addActions(actions);
    return existing as A;
  }
  const given = isReadableList(actions) ? [...actions] : actions;
  return make(childId(scope, principal), { actions: given, userId, group, provider });
}

// Untyped code may pass anything; a principal of another copy of this package is one.
function wrongPrincipal(given: unknown): Message<"error"> | undefined {
  if (!isObject(given)) return principalInvalid({ got: quote(given) });
  const who = [given.groupName, given.userId].filter((one) => typeof one === "string");
  return who.length === 1
    ? (misplacedToken(who[0]) ?? (holdsForeignToken(who[0]) ? brokenToken({}) : undefined))
    : principalInvalid({ got: "an object without a group or a user of its own" });
}

/** Permits more actions. What is no list stays in the place of one, so that the validation reports it. */
export function permitMore(
  acl: { get actionsInput(): string[] | undefined; set actions(actions: string[]) },
  actions: string[],
): void {
  const { actionsInput: before } = acl;
  if (!isReadableList(before)) return;
  acl.actions = isReadableList(actions) ? union(before, actions) : actions;
}

function union(before: string[], actions: string[]): string[] {
  // A list that only Terraform knows cannot be split here.
  const open = Token.isUnresolved(before) || Token.isUnresolved(actions);
  return open ? Fn.setunion(before, [actions]) : [...new Set([...before, ...actions])];
}

function isReadableList(actions: string[] | undefined): actions is string[] {
  return unreadableIn(actions, ["actions"]) === undefined && Array.isArray(actions);
}

/** The meta-arguments of the scope, or of the nearest resource or data source around it. */
function metaArguments(scope: Construct): Pick<TerraformMetaArguments, "count" | "forEach" | "provider"> {
  const elements = [...scope.node.scopes].reverse();
  return (elements.find((above) => TerraformElement.isTerraformElement(above) && "forEach" in above) ??
    {}) as TerraformMetaArguments;
}

// A construct's id cannot contain tokens, only what they resolve to. The constructs library replaces slashes and line ends
// in an id, so the result might collide with another id.
function childId(scope: Construct, { userId, groupName }: Principal): string {
  const name = String(resolvedIfPossible(scope, textTokens(groupName ?? userId)));
  const id = `${groupName === undefined ? "user" : "group"}-${name}`;
  const usual = /[/\n]/.test(name) ? `${id}-${digest(name, 8)}` : id;
  return scope.node.tryFindChild(usual) ? `${id}-${digest(id, 16)}` : usual;
}

function digest(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}
