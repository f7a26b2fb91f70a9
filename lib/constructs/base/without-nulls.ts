import { Tokenization } from "cdktf";

/** A value whose lists and plain objects hold no null: cdktf breaks on it in a meta-argument. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Tokenization.isResolvable(value)) return value;
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
