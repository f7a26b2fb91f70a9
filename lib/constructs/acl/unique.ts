import { TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { cckmId, exact, type ResourceContract } from "../../contract";
import { isObject } from "../../schema";
import { inOneLine } from "../../words";
import { inEachInstance } from "../base/each-instance";
import { instancesOf, ofInstance } from "../base/instances";
import { literalOf } from "../base/literals";
import { writtenBy, writtenElsewhere } from "../base/raw-overrides";
import { resolvedIfPossible } from "../base/resolved";
import { elementsOf } from "../base/stack-elements";
import { permissionsTwice } from "../words";

/** A kind of permissions, with the names that messages use. */
export interface AclKind {
  readonly contract: ResourceContract;
  /** The argument that holds the id of the object they apply to: `kms_id`. */
  readonly argument: string;
  /** The kind of object they apply to: `AWS KMS account`. */
  readonly what: string;
  /** The short name with its article: `an account`. */
  readonly short: string;
  /** The object in a single word: `KMS`. */
  readonly one: string;
  /** The prop that takes the object: `kms`. */
  readonly prop: string;
}

/** The principal and the object of permissions, as given: values or tokens. */
export interface AclSubject {
  readonly target?: unknown;
  readonly user_id?: unknown;
  readonly group?: unknown;
}

/** Permissions in a stack, with their principal and object. */
export interface AclInStack {
  /** The path of the construct; the address, if no resource construct writes them. */
  readonly path: string;
  readonly key: string;
}

/**
 * A text that is equal for equal principals on the same KMS or vault; undefined if each instance of a `count` or
 * `for_each` has its own, or if it cannot be resolved.
 */
export function aclKey(scope: IConstruct, { target, user_id, group }: AclSubject): string | undefined {
  const given = resolvedIfPossible(scope, [target ?? null, user_id ?? null, group ?? null]);
  if (!Array.isArray(given)) return undefined;
  const [on, ...who] = given.map(inOneSpelling);
  const key = JSON.stringify([cckmId(on) ?? on, ...who.map((one) => exact(one) ?? one)]);
  return /\b(each|count)\./.test(key) ? undefined : key;
}

/** An expression that is a text as that text, any other without the blanks around it. */
function inOneSpelling(value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("${") || !value.endsWith("}")) return value;
  return literalOf(value) ?? `\${${value.slice(2, -1).trim()}}`;
}

/** All permissions of a kind in a stack that certainly have an instance, in order of construction. */
export function aclsOf(stack: TerraformStack, { contract: { type }, argument }: AclKind): AclInStack[] {
  const ofConstructs = elementsOf(stack).constructs.flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct) || construct.terraformResourceType !== type) return [];
    const written = writtenBy(construct);
    return written ? [{ path: construct.node.path, written }] : [];
  });
  return [...ofConstructs, ...writtenElsewhere(stack, type)].flatMap(({ path, written }) => {
    if (instancesOf(stack, written) !== "some") return [];
    const { user_id, group, for_each } = written;
    const given = { target: written[argument], user_id, group };
    const key = aclKey(stack, given);
    if (key !== undefined) return [{ path, key }];
    if (ofInstance(written.provider)) return [];
    return keysOfInstances(stack, { ...given, for_each }).map((one) => ({ path, key: one }));
  });
}

function keysOfInstances(stack: TerraformStack, given: object): string[] {
  const each = resolvedIfPossible(stack, given);
  return isObject(each) ? inEachInstance(each).flatMap((one) => aclKey(stack, one) ?? []) : [];
}

/** No two permissions of a kind in a stack may have the same principal on the same KMS or vault. */
export function aclsTwice(stack: TerraformStack, kind: AclKind): string[] {
  const first = new Map<string, string>();
  const told = aclsOf(stack, kind).flatMap(({ path, key }) => {
    const other = first.get(key);
    if (other !== undefined) return [twice(other, path, key, kind)];
    first.set(key, path);
    return [];
  });
  return [...new Set(told)];
}

function twice(one: string, other: string, key: string, { what, short }: AclKind): string {
  const [, user, group] = JSON.parse(key) as (string | null)[];
  const whom = group === null ? `the user ${JSON.stringify(user)}` : `the group ${JSON.stringify(group)}`;
  const [first, second] = one === other ? [`an instance of ${one}`, "another"] : [one, other];
  return inOneLine(permissionsTwice({ one: first, other: second, whom, what, short: short.replace(/^an? /, "") }));
}
