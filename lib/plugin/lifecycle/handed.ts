import { bareObject, isObject } from "../../schema";
import type { Values } from "../hooks";

/** Values for a hook, which may sort or change them: those that were decoded are shared between calls, and frozen. */
export function handed<T extends Values | null>(values: T): T {
  return copied(values) as T;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isObject(value)) return value;
  const copy = bareObject<unknown>();
  for (const name of Object.keys(value)) copy[name] = copied(value[name]);
  return copy;
}
