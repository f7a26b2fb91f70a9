import { camelCase, isObject } from "../../schema";
import type { AttributeModel } from "../model";
import { member } from "../plan/configuration";
import { isSensitive, isUnknown, plainValue } from "../plan/values";
import type { Described, Subject } from "./context";

/** Maximum number of attributes shown for another provider's resource. */
const SHOWN = 5;
const LONGEST = 80;

/** Describes another provider's resource briefly: only what is needed to identify it. */
export function describeOther(subject: Subject): Described {
  const { before, after, entry } = subject;
  const names = [...new Set([...keysOf(before.values), ...keysOf(after.values)])].sort();
  const attributes = names.flatMap((name): AttributeModel[] => {
    if (isSensitive(before, name) || isSensitive(after, name) || isUnknown(after, name)) return [];
    const [from, to] = [member(before.values, name), member(after.values, name)];
    if ((from ?? null) === (to ?? null) || !isShort(from) || !isShort(to)) return [];
    return [{ name: camelCase(name), before: plainValue(before, name), after: plainValue(after, name) }];
  });
  return { kind: "other", name: entry.name, attributes: attributes.slice(0, SHOWN), findings: [], risk: null };
}

function isShort(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "boolean" || typeof value === "number") return true;
  return typeof value === "string" && value.length <= LONGEST;
}

function keysOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
