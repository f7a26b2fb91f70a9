import type { IConstruct } from "constructs";
import { isObject } from "../../schema";
import { isExpression } from "./config-value";
import { type Instance, instancesOf, OF_LIST, ofInstance } from "./instances";
import { isSet } from "./is-set";
import { withoutLiteralExpressions } from "./literal-collections";
import { resolved } from "./resolved";
import { holdsTemplate } from "./template";

type Attributes = Readonly<Record<string, unknown>>;

/** The attributes as each instance of a `for_each` has them, if its keys are known; else as written. */
export function inEachInstance(written: Attributes): readonly Attributes[] {
  const attributes = withoutLiteralExpressions(written);
  const instances = instancesIn(attributes.for_each);
  if (instances.length === 0) return [attributes];
  // The map itself would be read again for each of its members.
  const { for_each: each, ...others } = written;
  return instances.map((one) => ({ ...withoutLiteralExpressions(others, one), for_each: each }));
}

/** How many instances a resource has at least in one CCKM, by its `count` or `for_each` as written. */
export function leastInstances(scope: IConstruct, written: Readonly<Record<string, unknown>>): number {
  if (instancesOf(scope, written) !== "some") return 0;
  const { count, for_each: each, provider } = written;
  if (ofInstance(provider)) return 1;
  if (isSet(count)) return Number(resolved(scope, count)) || 1;
  return isSet(each) ? keysOf(resolved(scope, each)).length : 1;
}

// Of keys that only Terraform knows, all may be one.
function keysOf(each: unknown): unknown[] {
  const known = typeof each === "string" ? withoutLiteralExpressions({ each }).each : each;
  const keys = [...new Set(instancesIn(known).map(([key]) => key))];
  return keys.length > 0 && !keys.some(holdsTemplate) ? keys : [each];
}

function instancesIn(each: unknown): readonly Instance[] {
  const [, code, name] = OF_LIST.exec(String(each)) ?? [];
  if (name !== undefined) {
    const { list } = withoutLiteralExpressions({ list: `\${${code}}` });
    return Array.isArray(list) ? list.map((one) => [String(isObject(one) ? one[name] : one), one]) : [];
  }
  if (Array.isArray(each)) return [...new Set(each)].map((one) => [String(one), one]);
  return isObject(each) && !isExpression(each) ? Object.entries(each) : [];
}
