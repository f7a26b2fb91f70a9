import { awsKmsAccount, azureVault } from "../../contract";
import type { Concerned } from "../model";
import { isUnknown, type Side, text } from "../plan/values";

/** What people may call an account or vault. */
export type Called = Pick<Concerned, "names" | "notKnown">;

/** The names of an account or vault on one side of a change; undefined for other types, and if its name is unknown. */
export function calledIn(type: string, side: Side): Called | undefined {
  const name = text(side, "name");
  if (name === undefined || (type !== awsKmsAccount.type && type !== azureVault.type)) return undefined;
  const own = (argument: string) => (isUnknown(side, argument) ? undefined : text(side, argument));
  // An id that is known only after the apply is new, so nobody can have written it down.
  const id = own("id") ?? [];
  if (type === awsKmsAccount.type) {
    const number = own("account_id");
    return { names: [name, number ?? [], id].flat(), notKnown: number === undefined ? ["number"] : [] };
  }
  const subscription = own("subscription_id");
  return {
    names: [name, subscription === undefined ? [] : `${name}::${subscription}`, id].flat(),
    notKnown: subscription === undefined ? ["subscription"] : [],
  };
}

/** Merges the names of something with two sides, or in several places. */
export function calledBoth(one: Called | undefined, other: Called): Called {
  if (one === undefined) return other;
  return {
    names: [...new Set([...one.names, ...other.names])],
    notKnown: [...new Set([...one.notKnown, ...other.notKnown])],
  };
}
