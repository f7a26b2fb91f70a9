import type { Change, PrincipalModel, RightsChange } from "../model";
import { name, type Sentence } from "./text";

/** A principal in words. */
export function principalText({ kind, id }: PrincipalModel): string {
  if (id === undefined) return kind === "unknown" ? "a principal not known yet" : `a ${kind} not known yet`;
  return kind === "user" ? `user ${id}` : id;
}

/** A principal: its untrusted name, or our words if it is not known yet. */
export function who(principal: PrincipalModel): Sentence[number] {
  const text = principalText(principal);
  return principal.id === undefined ? text : name(text);
}

/** The principal and the object of a right, in words. */
export function holder({ principal, target }: Pick<RightsChange, "principal" | "target">): Sentence {
  return [who(principal), " on ", name(target)];
}

/** The principals and objects of the changed rights. */
export function holders({ rights }: Pick<Change, "rights">): Sentence {
  return rights.flatMap((one, index) => [...(index > 0 ? [", then "] : []), ...holder(one)]);
}
