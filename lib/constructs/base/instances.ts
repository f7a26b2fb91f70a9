import type { IConstruct } from "constructs";
import { isObject } from "../../schema";
import { isSet } from "./is-set";
import { resolved } from "./resolved";
import { holdsTemplate } from "./template";

/** Whether a resource has an instance. */
export type Instances = "some" | "none" | "known to Terraform alone";

/** A reference in an expression; in a quoted text it may be none. */
const REFERENCE = /(?<![\w-])[A-Za-z_][\w-]*\.[A-Za-z_]/;
/** A call whose result may have no elements where its arguments have some. */
const CALL = /\w(?<!\b(?:concat|distinct|flatten|merge|reverse|setunion|sort|to(?:list|map|set)))\(/;
/** How cdktf writes the map of a list of objects, each by one of its members. */
export const OF_LIST = /^\$\{\{ for key, val in ([\s\S]*): val\.([\w-]+) => val \}\}$/;
const EMPTY = /^\$\{(?:\w+\(|[\s()[\]{},])*\}$/;

/** Whether a resource has an instance, by its `count` or `for_each`, or its `enabled` of OpenTofu, as written. */
export function instancesOf(scope: IConstruct, written: Readonly<Record<string, unknown>>): Instances {
  const { count, for_each: each, lifecycle } = written;
  if (!isSet(count) && !isSet(each) && !isSet(lifecycle)) return "some";
  try {
    const enabled = ofEnabled(resolved(scope, lifecycle));
    if (enabled !== "some" || (!isSet(count) && !isSet(each))) return enabled;
    return isSet(count) ? ofCount(resolved(scope, count)) : ofEach(resolved(scope, each));
  } catch {
    // The construct's own validation reports what cannot be resolved.
    return "known to Terraform alone";
  }
}

/** What an instance of a resource is, which is another thing in another instance and in another resource. */
export const OF_INSTANCE = /\b(?:count|each|self)\b/;

/** Whether each instance has a provider of its own, as in OpenTofu: `cckm.by[each.key]`. */
export function ofInstance(provider: unknown): boolean {
  return typeof provider === "string" && OF_INSTANCE.test(/\[.*$/s.exec(provider)?.[0] ?? "");
}

/** An instance's key and value in the map of its `for_each`. */
export type Instance = readonly [key: string, value: unknown];

/** What an instance has of its own in the map of its `for_each`. */
const OWN = /^each\.(key|value)((?:\.[\w-]+|\["[^"\\$%]*"\])*)$/;

const STEP = /\.([\w-]+)|\["([^"]*)"\]/g;

/** The value of an expression as one instance has it; undefined if the map of its `for_each` does not tell. */
export function ownOf(text: string, instance: Instance): unknown {
  const code = /^\$\{([\s\S]*)\}$/.exec(text)?.[1]?.trim() ?? "";
  const [, of, steps] = OWN.exec(/^\([^()]*\)$/.test(code) ? code.slice(1, -1).trim() : code) ?? [];
  const inside = (at: unknown, step: string) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined);
  const names = [...(steps ?? "").matchAll(STEP)].map(([, plain, quoted]) => plain ?? quoted!);
  return steps === undefined ? undefined : names.reduce<unknown>(inside, instance[of === "key" ? 0 : 1]);
}

function ofEnabled(lifecycle: unknown): Instances {
  const [enabled] = [lifecycle].flat(2).flatMap((one) => (isObject(one) && isSet(one.enabled) ? [one.enabled] : []));
  if (enabled === undefined || String(enabled) === "true") return "some";
  return String(enabled) === "false" ? "none" : "known to Terraform alone";
}

function ofCount(count: unknown): Instances {
  if (typeof count === "string" && holdsTemplate(count)) return "known to Terraform alone";
  return Number(count) === 0 ? "none" : "some";
}

function ofEach(each: unknown): Instances {
  if (typeof each === "string") {
    const [, list] = OF_LIST.exec(each) ?? [];
    if (list) return /^\[\{/.test(list) ? "some" : ofEach(`\${${list}}`);
    if (EMPTY.test(each)) return "none";
    return REFERENCE.test(each) || CALL.test(each) ? "known to Terraform alone" : "some";
  }
  return typeof each === "object" && each !== null && Object.keys(each).length === 0 ? "none" : "some";
}
