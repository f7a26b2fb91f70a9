import { isKnown } from "../schema";
import { resources } from "./all";
import type { Values } from "./key-parts";

/** What tells one object of a type from all others of a server and domain, beside its id: the same text for the same object. */
export type NaturalKey = string;

/**
 * The natural key of the object that the arguments or the state describe, by type; undefined where the type has none (a
 * synchronization is an event) or where a part of it is not known yet. Every comparison of names goes through here.
 */
export function naturalKey(type: string, values: Values): NaturalKey | undefined {
  const parts = resources.find((contract) => contract.type === type)?.key?.(values);
  if (!parts?.every((part) => part !== undefined && isKnown(part))) return undefined;
  return JSON.stringify(parts);
}

/** The same for an object whose arguments are all known. Throws for others. */
export function knownKey(type: string, values: Values): NaturalKey {
  const key = naturalKey(type, values);
  if (key === undefined) throw new Error(`${type}: the natural key is not known.`);
  return key;
}

/**
 * The parts of the natural key of permissions or a secret where it is not known yet on or in what they are: null stands for
 * that. Undefined where more is not known, and for other types.
 */
export function keyInPart(type: string, values: Values): (string | null)[] | undefined {
  const contract = resources.find((one) => one.type === type);
  const parts = contract?.permissionsOn || contract?.heldBy ? contract.key?.(values) : undefined;
  const known = parts?.map((part) => (typeof part === "string" ? part : null));
  return known?.slice(1).every((part) => part !== null) ? known : undefined;
}

/** What the natural key of permissions says. */
export interface RightsKey {
  /** The id of the account or vault, or its name behind `name:`. */
  readonly target: string;
  readonly kind: "group" | "user";
  readonly principal: string;
}

/** Reads the natural key of permissions. */
export function parseRightsKey(key: NaturalKey): RightsKey {
  const [target, kind, principal] = JSON.parse(key) as [string, RightsKey["kind"], string];
  return { target, kind, principal };
}
