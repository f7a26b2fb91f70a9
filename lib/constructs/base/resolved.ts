import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { isPlain } from "./plain";

/** A value with its tokens resolved. */
export function resolved(scope: IConstruct, value: unknown): unknown {
  if (isPlain(value)) return value;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}

/** The same; undefined for what cannot be resolved, which the validation of its construct reports. */
export function resolvedIfPossible(scope: IConstruct, value: unknown): unknown {
  try {
    return resolved(scope, value);
  } catch {
    return undefined;
  }
}
