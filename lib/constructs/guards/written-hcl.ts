import { isObject } from "../../schema";

type JsonObject = Readonly<Record<string, unknown>>;

/** What cdktf writes as HCL for an element, in the form of its JSON. */
export function jsonOfHcl(fragment: unknown): unknown {
  if (!isObject(fragment)) return {};
  return {
    resource: eachOf(fragment.resource, (named) => eachOf(named, block)),
    module: eachOf(fragment.module, block),
    import: [fragment.import].flat().map(block),
  };
}

function eachOf(of: unknown, change: (value: unknown) => unknown): JsonObject {
  return isObject(of) ? Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)])) : {};
}

function block(attributes: unknown): JsonObject {
  const members = eachOf(attributes, plain);
  return isObject(members.lifecycle) ? { ...members, lifecycle: eachOf(members.lifecycle, plain) } : members;
}

function plain(attribute: unknown): unknown {
  return isDescribed(attribute) ? attribute.value : untyped(attribute);
}

/** Attributes of cdktf's own classes come with a description of their type. */
function isDescribed(attribute: unknown): attribute is { readonly value: unknown } {
  return isObject(attribute) && Object.hasOwn(attribute, "value");
}

// Without one, cdktf writes texts with these beginnings as they are, so that Terraform evaluates them.
function untyped(value: unknown): unknown {
  if (typeof value === "string") return /^[[{"]/.test(value) && !value.includes("${") ? `\${${value}}` : value;
  if (Array.isArray(value)) return value.map(untyped);
  return isObject(value) ? eachOf(value, untyped) : value;
}
