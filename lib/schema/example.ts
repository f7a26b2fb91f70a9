import type { Attribute, Attributes } from "./attribute";
import type { Schema } from "./schema";
import { bareObject } from "./value";

/**
 * A typical value of an attribute: its own example, or the examples of its members if it is nested. Undefined if there
 * is none.
 */
export function exampleOf({ options, nested }: Attribute): unknown {
  if (options.example !== undefined || !nested) return options.example;
  const members = Object.entries(nested.attributes).map(([name, member]) => [name, exampleOf(member)] as const);
  const object = bareObject(members.filter(([, value]) => value !== undefined));
  return nested.nesting === "single" || nested.nesting === "map" ? object : [object];
}

/**
 * Arguments with their examples. Of arguments that exclude each other, only the first is included.
 * @param about An argument to include in place of those that it excludes.
 */
export function exampleArguments({ attributes, rules }: Schema, about?: string): Record<string, unknown> {
  const excluded = rules.flatMap(({ alternatives = [] }) => {
    const kept = about !== undefined && alternatives.includes(about) ? about : alternatives[0];
    return alternatives.filter((name) => name !== kept);
  });
  const given = argumentsOf(attributes).filter(([name]) => !excluded.includes(name));
  return Object.fromEntries(given.map(([name, attribute]) => [name, exampleOf(attribute)]));
}

/** The attributes that a configuration may set. */
export function argumentsOf(attributes: Attributes): [string, Attribute][] {
  return Object.entries(attributes).filter(([, { options }]) => options.required || options.optional);
}
