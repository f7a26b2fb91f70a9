import { type IResolveContext, Lazy, Token } from "cdktf";
import { type Attribute, isObject, type Type } from "../../schema";
import { memberOf } from "./config-value";
import { hclKey, hclText } from "./hcl-text";
import { writesHcl } from "./writes-hcl";

/** The form in which cdktf's HCL writer expects an attribute. */
export interface HclAttribute {
  readonly value: unknown;
  readonly isBlock: false;
  readonly type: string;
  readonly storageClassType: string;
}

/** An attribute's value for the stack's JSON, with member names as in Terraform. */
export function jsonValue(type: Type, value: unknown): unknown {
  if (type.kind === "object" && isObject(value) && !isResolvable(value)) {
    const members = Object.entries(type.attributes).map(([name, member]) => [
      name,
      jsonValue(member, memberOf(value, name)),
    ]);
    return Object.fromEntries(members.filter(([, member]) => member !== undefined));
  }
  if ((type.kind === "list" || type.kind === "set") && Array.isArray(value)) {
    return value.map((item) => jsonValue(type.element, item));
  }
  return value;
}

/** An attribute's value for cdktf's HCL writer. */
export function hclAttribute(attribute: Pick<Attribute, "type">, value: unknown): HclAttribute {
  return { value: hclValue(attribute.type, value), isBlock: false, ...writer(attribute.type) };
}

function hclValue(type: Type, value: unknown): unknown {
  // The writer prints objects of a list member by member, each with its own description; single objects are printed as
  // maps.
  if ((type.kind === "list" || type.kind === "set") && type.element.kind === "object" && Array.isArray(value)) {
    const { attributes } = type.element;
    return value.map((item) => {
      if (!isObject(item) || isResolvable(item)) return item;
      const members = Object.entries(attributes).map(([name, member]) => [name, memberOf(item, name), member] as const);
      const given = members.filter(([, inner]) => inner !== undefined);
      return Object.fromEntries(given.map(([name, inner, member]) => [name, hclAttribute({ type: member }, inner)]));
    });
  }
  return hclWritten(jsonValue(type, value));
}

/** A value whose texts cdktf's HCL writer writes as they are meant, also those of tokens. */
export function hclWritten(value: unknown): unknown {
  if (typeof value === "string" && !Token.isUnresolved(value)) return hclText(value);
  if (typeof value !== "string" && (typeof value !== "object" || value === null)) return value;
  return Lazy.anyValue({ produce: (context) => withHclTexts((context as IResolveContext).resolve(value)) });
}

/** A text of an element that is cdktf's own, in the form that a stack is written in. */
export function writtenText(text: string): string {
  return writesHcl() ? Token.asString(hclWritten(text)) : text;
}

function withHclTexts(value: unknown): unknown {
  if (typeof value === "string") return hclText(value);
  if (Array.isArray(value)) return value.map(withHclTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [hclKey(key), withHclTexts(member)]));
}

const STORAGE = { string: "string", number: "number", bool: "boolean" } as const;

function writer(type: Type): { type: string; storageClassType: string } {
  switch (type.kind) {
    case "string":
    case "number":
    case "bool":
      return { type: "simple", storageClassType: STORAGE[type.kind] };
    case "list":
    case "set":
      return { type: type.kind, storageClassType: `${elementStorage(type.element)}List` };
    case "map":
      return { type: "map", storageClassType: `${elementStorage(type.element)}Map` };
    case "object":
      return { type: "map", storageClassType: "anyMap" };
  }
}

function elementStorage(type: Type): string {
  return type.kind === "string" || type.kind === "number" || type.kind === "bool" ? STORAGE[type.kind] : "any";
}

function isResolvable(value: object): boolean {
  return typeof (value as { resolve?: unknown }).resolve === "function";
}
