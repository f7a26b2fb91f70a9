import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { UNKNOWN } from "../../schema";

/** Arguments as they are written, tokens and references included. */
export type Values = Readonly<Record<string, unknown>>;

/** A value with what its tokens stand for in a stack. */
export function resolved(scope: IConstruct, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}

/** The values that are written, with what only Terraform knows marked as unknown. */
export function known(scope: IConstruct, written: Values): Values {
  return marks(resolved(scope, written)) as Values;
}

/** All that stands in a stack itself. */
export function standingIn(stack: TerraformStack): IConstruct[] {
  return stack.node.findAll().filter((construct) => TerraformStack.of(construct) === stack);
}

function marks(value: unknown): unknown {
  if (typeof value === "string") return value.includes("${") ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(marks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, marks(item)]));
}
