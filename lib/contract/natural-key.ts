import { isKnown } from "../schema";
import { resources } from "./all";
import type { Values } from "./key-parts";

/**
 * Identifies an object among all others of its type on a server and domain, apart from its id: the same object always
 * has the same key.
 */
export type NaturalKey = string;

/**
 * The natural key of the object with the given arguments or state; undefined if the type has none (a synchronization is
 * an event) or if a part of it is not known yet. Every comparison of names goes through here.
 */
export function naturalKey(type: string, values: Values): NaturalKey | undefined {
  const parts = resources.find((contract) => contract.type === type)?.key?.(values);
  if (!parts?.every((part) => part !== undefined && isKnown(part))) return undefined;
  return JSON.stringify(parts);
}

/** The natural key of an object whose arguments are all known. Throws otherwise. */
export function knownKey(type: string, values: Values): NaturalKey {
  const key = naturalKey(type, values);
  if (key === undefined) throw new Error(`${type}: the natural key is not known.`);
  return key;
}

/**
 * The parts of the natural key of permissions or a secret whose account or vault is not known yet; null stands for
 * that. Undefined if more is unknown, and for other types.
 */
export function keyInPart(type: string, values: Values): (string | null)[] | undefined {
  const contract = resources.find((one) => one.type === type);
  const parts = contract?.permissionsOn || contract?.heldBy ? contract.key?.(values) : undefined;
  const known = parts?.map((part) => (typeof part === "string" ? part : null));
  return known?.slice(1).every((part) => part !== null) ? known : undefined;
}

/** The parts of the natural key of permissions. */
export interface RightsKey {
  /** The id of the account or vault, or its name prefixed with `name:`. */
  readonly target: string;
  readonly kind: "group" | "user";
  readonly principal: string;
}

/** Parses the natural key of permissions. */
export function parseRightsKey(key: NaturalKey): RightsKey {
  const [target, kind, principal] = JSON.parse(key) as [string, RightsKey["kind"], string];
  return { target, kind, principal };
}
