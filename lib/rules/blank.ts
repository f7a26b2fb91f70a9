import { isUnseen } from "../text";

/** Whether a value is none: null, or a text without a visible character. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && isUnseen(value));
}
