import { bareObject, isObject } from "../../schema";

/** A value for a hook, which may sort or change it: those that were decoded are shared between calls, and frozen. */
export function handed<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isObject(value)) return value;
  const copy = bareObject<unknown>();
  for (const name of Object.keys(value)) copy[name] = copied(value[name]);
  return copy;
}
