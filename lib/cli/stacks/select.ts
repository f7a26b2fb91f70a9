import { nearest } from "../../schema";
import { CommandFailure } from "../endings";
import type { Stack } from "./stacks";
import * as words from "./words";

/**
 * The stacks that match the patterns, without duplicates, in the order of the app: names, or with `*` for any
 * characters, as in the cdktf CLI. All stacks if no pattern is given.
 * @throws CommandFailure for a pattern that matches no stack
 */
export function selected(stacks: readonly Stack[], patterns: readonly string[]): Stack[] {
  if (patterns.length === 0) return [...stacks];
  const names = stacks.map(({ name }) => name);
  for (const pattern of patterns) {
    if (names.some((name) => matches(name, pattern))) continue;
    const near = nearest(pattern, names);
    throw new CommandFailure(
      words.noSuchStack({
        pattern: JSON.stringify(pattern),
        near: near === undefined ? "." : `; did you mean ${JSON.stringify(near)}?`,
        names: names.join(", ") || "none",
      }),
    );
  }
  return stacks.filter(({ name }) => patterns.some((pattern) => matches(name, pattern)));
}

function matches(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return name === pattern;
  const last = rest.pop()!;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= name.length;
}
