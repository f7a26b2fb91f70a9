import { isObject, parseDuration, type Schema, type TimedOperation } from "../../schema";
import type { Values } from "../hooks";

/** How long an operation may wait, in milliseconds: the `timeouts` argument, else the schema's default, else no limit. */
export function timeoutOf(schema: Schema, operation: TimedOperation, values: Values): number {
  const given = isObject(values.timeouts) ? values.timeouts[operation] : undefined;
  const text = typeof given === "string" ? given : schema.timeouts[operation];
  return (text && parseDuration(text)) || Number.POSITIVE_INFINITY;
}
