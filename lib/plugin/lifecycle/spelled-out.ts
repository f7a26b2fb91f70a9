import { bareObject, isObject } from "../../schema";
import { steeringEscaped } from "../../text";

/**
 * A value of a server with its terminal control characters escaped. Terraform escapes those of one line, but not where the
 * line takes the place of several, or several take its place.
 */
export function spelledOut(value: unknown): unknown {
  if (typeof value === "string") return steeringEscaped(value);
  if (Array.isArray(value)) return value.map(spelledOut);
  if (!isObject(value)) return value;
  return bareObject(Object.entries(value).map(([name, member]) => [name, spelledOut(member)]));
}
