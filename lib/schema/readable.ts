import { placeText, quote } from "./quote";
import type { Problem } from "./validator";
import * as words from "./words";

/**
 * Reports the first member of a value whose reading fails: a getter that throws, or a Proxy. Looks into lists and
 * plain objects at any depth.
 * @param nameOf The name of a member in the message.
 */
export function unreadableIn(
  value: unknown,
  path: Problem["path"],
  nameOf: (path: Problem["path"]) => string = placeText,
): Problem | undefined {
  return firstUnreadable(value, path, nameOf, new Set());
}

/** Reads a value; reports it under the path if that fails. */
export function tryToRead<T>(
  read: () => T,
  path: Problem["path"],
  name: string | (() => string),
): { readonly value: T } | { readonly problem: Problem } {
  try {
    return { value: read() };
  } catch (error) {
    return {
      problem: {
        ...words.unreadable({ name: typeof name === "string" ? name : name(), reason: reasonOf(error) }),
        path,
      },
    };
  }
}

function firstUnreadable(
  value: unknown,
  path: Problem["path"],
  nameOf: (path: Problem["path"]) => string,
  seen: Set<unknown>,
): Problem | undefined {
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  const listed = tryToRead(
    () => (isOpen(value) ? Object.keys(value) : []),
    path,
    () => nameOf(path),
  );
  if ("problem" in listed) return listed.problem;
  for (const name of listed.value) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    const read = tryToRead(
      () => (value as Readonly<Record<string, unknown>>)[name],
      at,
      () => nameOf(at),
    );
    const wrong = "problem" in read ? read.problem : firstUnreadable(read.value, at, nameOf, seen);
    if (wrong) return wrong;
  }
  return undefined;
}

// Other classes, such as constructs and tokens, are not data.
function isOpen(value: object): boolean {
  return [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value));
}

function reasonOf(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? thrown.message : quote(thrown);
    return text.split("\n")[0]! || "an error without a message";
  } catch {
    return "something that cannot be shown";
  }
}
