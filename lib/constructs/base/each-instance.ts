import { isObject } from "../../schema";
import { isExpression } from "./config-value";
import type { Instance } from "./instances";
import { withoutLiteralExpressions } from "./literal-collections";

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

/** How cdktf writes the map of a list of objects, each by one of its members. */
const OF_LIST = /^\$\{\{ for key, val in ([\s\S]*): val\.([\w-]+) => val \}\}$/;

function instancesIn(each: unknown): readonly Instance[] {
  const [, code, name] = OF_LIST.exec(String(each)) ?? [];
  if (name !== undefined) {
    const { list } = withoutLiteralExpressions({ list: `\${${code}}` });
    return Array.isArray(list) ? list.map((one) => [String(isObject(one) ? one[name] : one), one]) : [];
  }
  if (Array.isArray(each)) return [...new Set(each)].map((one) => [String(one), one]);
  return isObject(each) && !isExpression(each) ? Object.entries(each) : [];
}
