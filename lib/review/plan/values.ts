import { isObject } from "../../schema";
import type { ValueModel } from "../model";
import { member } from "./configuration";
import type { PlannedValues } from "./plan-json";

/** One side of a change, with Terraform's marks. */
export interface Side {
  readonly values: unknown;
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

/** The object before the change. */
export function beforeOf({ before, before_sensitive }: PlannedValues): Side {
  return { values: before, sensitive: before_sensitive, unknown: undefined };
}

/** The object after the change, as far as it is known. */
export function afterOf({ after, after_sensitive, after_unknown }: PlannedValues): Side {
  return { values: after, sensitive: after_sensitive, unknown: after_unknown };
}

/** Whether an attribute, or a part of it, is known only after the apply. */
export function isUnknown({ unknown }: Side, name: string): boolean {
  return marks(member(unknown, name));
}

/** Whether an attribute, or a part of it, is sensitive. */
export function isSensitive({ sensitive }: Side, name: string): boolean {
  return sensitive === true || marks(member(sensitive, name));
}

/** An attribute's value as a string, number, boolean or null; anything else as JSON. */
export function plainValue(side: Side, name: string): ValueModel {
  if (isUnknown(side, name)) return { unknown: true };
  if (isSensitive(side, name)) return { sensitive: true };
  return simple(member(side.values, name));
}

/** A value that can be shown to readers. */
export function simple(value: unknown): ValueModel {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

/** The strings of a set or list; undefined for anything else. */
export function texts({ values }: Side, name: string): string[] | undefined {
  const value = member(values, name);
  if (!Array.isArray(value)) return undefined;
  return value.filter((item): item is string => typeof item === "string");
}

/** The string value of an attribute; undefined if it is not a string. */
export function text({ values }: Side, name: string): string | undefined {
  const value = member(values, name);
  return typeof value === "string" ? value : undefined;
}

/**
 * Whether a mark is set: Terraform marks a whole value with true, and parts of it with an object or a list of marks.
 */
export function marks(mark: unknown): boolean {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark.some(marks);
  return isObject(mark) && Object.values(mark).some(marks);
}
