import type { Attribute, Schema } from "../../schema";
import { camelCase, isObject } from "../../schema";
import type { AttributeModel, ValueModel } from "../model";
import { isConfigured, member, referenceOf } from "../plan/configuration";
import { isSensitive, isUnknown, plainValue, type Side, simple, texts } from "../plan/values";
import type { Subject } from "./context";

/** The changed arguments of an object, in the order of its contract. Secrets are omitted. */
export function argumentChanges(subject: Subject, schema: Schema, except: readonly string[] = []): AttributeModel[] {
  return Object.entries(schema.attributes)
    .filter(([name, { options }]) => (options.required || options.optional) && ![...except, "timeouts"].includes(name))
    .filter(([, { options }]) => !options.writeOnly && !options.sensitive)
    .flatMap(([name, attribute]) => changesOf(subject, name, attribute));
}

function changesOf(subject: Subject, name: string, { type, options }: Attribute): AttributeModel[] {
  const { before, after } = subject;
  const forces = forcesReplacement(subject, name);
  if (isUnknown(after, name)) {
    if (options.computed && !isConfigured(subject.plan, subject.entry.address, name)) return [];
    const from = referenceOf(subject.plan, subject.entry.address, name);
    const unknown: ValueModel = { unknown: true, ...(from !== undefined && { from }) };
    return [{ name: camelCase(name), before: plainValue(before, name), after: unknown, ...forces }];
  }
  if (isSensitive(before, name) || isSensitive(after, name)) {
    return same(before, after, name)
      ? []
      : [{ name: camelCase(name), before: plainValue(before, name), after: plainValue(after, name), ...forces }];
  }
  if (type.kind === "set" || (type.kind === "list" && type.element.kind === "string")) {
    return collection(name, texts(before, name) ?? [], texts(after, name) ?? [], forces);
  }
  if (type.kind === "map") return members(before, after, name, forces);
  if (same(before, after, name)) return [];
  return [{ name: camelCase(name), before: plainValue(before, name), after: plainValue(after, name), ...forces }];
}

/** The changed members of a set. */
export function collection(name: string, before: string[], after: string[], forces: object = {}): AttributeModel[] {
  const added = after.filter((item) => !before.includes(item)).sort();
  const removed = before.filter((item) => !after.includes(item)).sort();
  if (added.length + removed.length === 0) return [];
  const kept = after.filter((item) => before.includes(item)).sort();
  return [{ name: camelCase(name), added, removed, kept, ...forces }];
}

/** The changed members of a map: `tags.owner`. */
export function members(before: Side, after: Side, name: string, forces: object = {}): AttributeModel[] {
  const [from, to] = [member(before.values, name), member(after.values, name)];
  const keys = [...new Set([...keysOf(from), ...keysOf(to)])].sort();
  return keys
    .filter((key) => member(from, key) !== member(to, key))
    .map((key) => ({
      name: `${camelCase(name)}.${key}`,
      before: simple(member(from, key)),
      after: simple(member(to, key)),
      ...forces,
    }));
}

/** Set if the argument cannot be updated in place. */
export function forcesReplacement({ entry }: Subject, name: string): { forcesReplacement?: true } {
  return entry.change.replace_paths?.some(([first]) => first === name) ? { forcesReplacement: true } : {};
}

function same(before: Side, after: Side, name: string): boolean {
  return JSON.stringify(member(before.values, name) ?? null) === JSON.stringify(member(after.values, name) ?? null);
}

function keysOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
