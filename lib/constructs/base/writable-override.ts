import { Lazy, Tokenization } from "cdktf";
import { Construct } from "constructs";

/**
 * The value of an override. In place of one that holds itself, as a construct does, an expression that cannot be
 * resolved: cdktf would follow it until the stack overflows.
 */
export function writableOverride(value: unknown): unknown {
  if (!holdsItself(value, [])) return value;
  return Lazy.anyValue({
    produce: () => {
      throw new Error("circular reference");
    },
  });
}

function holdsItself(value: unknown, above: readonly unknown[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Construct.isConstruct(value) || above.includes(value)) return true;
  if (Tokenization.isResolvable(value)) return false;
  return Object.values(value).some((one) => holdsItself(one, [...above, value]));
}
