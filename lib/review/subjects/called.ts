import { awsKmsAccount, azureVault } from "../../contract";
import type { Concerned } from "../model";
import { isUnknown, type Side, text } from "../plan/values";

/** What people may call an account or vault. */
export type Called = Pick<Concerned, "names" | "notKnown">;

/** What an account or vault is called on one side of a change; undefined of anything else, and where its name is not known. */
export function calledIn(type: string, side: Side): Called | undefined {
  const name = text(side, "name");
  if (name === undefined || (type !== awsKmsAccount.type && type !== azureVault.type)) return undefined;
  const own = (argument: string) => (isUnknown(side, argument) ? undefined : text(side, argument));
  // An id that only the apply tells is a new one, which nobody can have written down.
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

/** What something is called that has two sides, or several places. */
export function calledBoth(one: Called | undefined, other: Called): Called {
  if (one === undefined) return other;
  return {
    names: [...new Set([...one.names, ...other.names])],
    notKnown: [...new Set([...one.notKnown, ...other.notKnown])],
  };
}
