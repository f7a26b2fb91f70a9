import { type IResolveContext, Lazy } from "cdktf";
import { isObject } from "../../schema";
import { hclWritten } from "./hcl";
import { hclText } from "./hcl-text";

type Blocks = Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;

/**
 * What an element writes as HCL, its meta-arguments as cdktf's writer prints them for Terraform: by itself the writer puts
 * quotes around references, takes the blocks of conditions for arguments, and leaves quotes beside an expression as they are.
 */
export function withHclMeta<T extends { readonly resource?: Blocks; readonly data?: Blocks }>(written: T): T {
  const { resource, data } = written;
  for (const attributes of [resource, data].flatMap((of) => Object.values(of ?? {}).flatMap(Object.values))) {
    const { lifecycle, provisioner, connection } = attributes;
    attributes.provisioner = hclWritten(provisioner);
    attributes.connection = hclWritten(connection);
    if (isObject(lifecycle)) attributes.lifecycle = Lazy.anyValue({ produce: (at) => described(at, lifecycle) });
  }
  return written;
}

function described(context: unknown, lifecycle: object): object {
  const members = Object.entries((context as IResolveContext).resolve(lifecycle));
  return { value: Object.fromEntries(members.map(([name, value]) => [name, member(name, value)])) };
}

function member(name: string, value: unknown): unknown {
  if (name === "precondition" || name === "postcondition") {
    return { value: [value].flat().map(condition), type: "list", isBlock: true };
  }
  if (name !== "ignore_changes" && name !== "replace_triggered_by") return value;
  // Numbers are what the writer prints without quotes.
  if (Array.isArray(value)) return { value: value.map(reference), type: "list", storageClassType: "numberList" };
  return { value: reference(value), type: "reference" };
}

function reference(text: unknown): unknown {
  return typeof text === "string" ? text.replace(/^\$\{(.*)\}$/s, "$1") : text;
}

function condition(given: unknown): unknown {
  if (!isObject(given)) return given;
  const text = (value: string) => ({ value: hclText(value), type: "simple", storageClassType: "string" });
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === "string" ? text(value) : value]),
  );
}
