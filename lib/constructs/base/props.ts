import { excludeEachOther, isObject, type Problem, tryToRead, unreadableIn } from "../../schema";
import { isSet } from "./is-set";
import { propPath } from "./names";
import { isPlain } from "./plain";

type Members = Readonly<Record<string, unknown>>;

const found = new WeakMap<object, Map<string, Problem>>();

/**
 * The props; an object without members if they are missing or not an object. Without those whose reading fails, which
 * {@link unreadableProps} reports.
 * @param names Names that will be read, whether or not the props list them.
 */
export function propsOf<T extends object>(props: T, names: readonly string[] = []): T {
  if (typeof props !== "object" || props === null) return {} as T;
  if (areAllPlain(props, names)) return props;
  const listed = tryToRead(() => (isObject(props) ? Object.keys(props) : undefined), ["props"], "the props");
  if ("problem" in listed) {
    noted(props, [listed.problem]);
    return {} as T;
  }
  if (listed.value === undefined) return {} as T;
  const wrong: Problem[] = [];
  const members: [string, unknown][] = [];
  for (const name of new Set([...listed.value, ...names])) {
    const read = tryToRead(() => (props as Members)[name], [name], name);
    const problem = "problem" in read ? read.problem : unreadableIn(read.value, [name], propPath);
    if (problem) wrong.push(problem);
    else if ("value" in read) members.push([name, read.value]);
  }
  if (wrong.length === 0) return props;
  noted(props, wrong);
  return Object.fromEntries(members) as T;
}

// Most props are plain values, which are quick to read.
function areAllPlain(props: object, names: readonly string[]): boolean {
  try {
    if (!isObject(props)) return false;
    for (const name of Object.keys(props)) if (!isPlainOrMissing(props[name])) return false;
    return names.every((name) => isPlainOrMissing(props[name]));
  } catch {
    return false;
  }
}

function isPlainOrMissing(value: unknown): boolean {
  return value === undefined || isPlain(value);
}

/** The same props with one that is made of another; what cannot be read stays reported. */
export function withProp<T extends object>(
  props: T,
  name: string,
  from: keyof T & string,
  make: (value: never) => unknown,
) {
  const readable = propsOf(props, [from]);
  const more = from in readable ? { [name]: make(readable[from] as never) } : {};
  const both = [from, name].every((one) => isSet((readable as Members)[one]));
  const conflict = both ? [{ ...excludeEachOther({ names: [from, name], given: [from, name] }), path: [name] }] : [];
  return noted({ ...readable, ...more }, [...unreadableProps(props), ...conflict]);
}

/** The problems of props whose reading has failed. */
export function unreadableProps(props: unknown): Problem[] {
  return typeof props === "object" && props !== null ? [...(found.get(props)?.values() ?? [])] : [];
}

/** Whether a value is an object whose kind can be told. */
export function isReadableObject(value: unknown): value is Members {
  const read = tryToRead(() => isObject(value), [], "");
  return "problem" in read || read.value;
}

function noted<T extends object>(props: T, wrong: readonly Problem[]): T {
  const all = found.get(props) ?? new Map<string, Problem>();
  for (const problem of wrong) all.set(String(problem.path[0]), problem);
  if (all.size > 0) found.set(props, all);
  return props;
}
