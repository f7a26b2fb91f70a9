import { exact } from "../../contract";
import { isObject } from "../../schema";
import { holdsComment } from "../base/paths";

/** What a guard checks in a resource: an argument, or some of its elements by key. */
export interface Judged {
  readonly argument: string;
  readonly keys?: readonly string[];
}

/**
 * Whether Terraform ignores changes of the argument (`ignore_changes`), so that the written value only applies to a
 * create. A path that is not in one of the usual spellings counts as the whole argument.
 */
export function isIgnored({ argument, keys }: Judged, attributes: Readonly<Record<string, unknown>>): boolean {
  return [attributes.lifecycle]
    .flat(2)
    .filter(isObject)
    .flatMap(({ ignore_changes }) => [ignore_changes].flat(2))
    .filter((path) => typeof path === "string")
    .some((path) => {
      if (holdsComment(path)) return [argument, ...ALL].some((name) => path.includes(name));
      const [root, key] = partsOf(path);
      if (ALL.includes(root)) return true;
      return (
        root === argument &&
        (key === undefined || keys === undefined || keys.some((name) => exact(name) === exact(key)))
      );
    });
}

const ALL: readonly string[] = ["all", "*"];

/** The attribute in a path, and the key of its element if there is one: `tags["team"]`, `tags.team`. */
function partsOf(path: string): readonly [root: string, key?: string] {
  const bare = path.replace(/^\$\{/, "").replace(/\}$/, "").trim();
  const end = bare.search(/[.[]/);
  if (end < 0) return [bare];
  const root = bare.slice(0, end).trim();
  const step = bare.slice(end).trim();
  const inBrackets = /^\[([^\]]*)\]$/.exec(step)?.[1]?.trim();
  const key = inBrackets === undefined ? /^\.([^.[\]"]*)$/.exec(step)?.[1] : /^"([^"\\]*)"$/.exec(inBrackets)?.[1];
  return key === undefined ? [root] : [root, key.trim()];
}
