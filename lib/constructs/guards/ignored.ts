import { isObject } from "../../schema";

/** What a guard judges of a resource: an argument, or some elements of one by their keys. */
export interface Judged {
  readonly argument: string;
  readonly keys?: readonly string[];
}

/**
 * Whether Terraform leaves the argument as it finds it (`ignore_changes`), so that what is written holds for a create alone.
 */
export function isIgnored({ argument, keys }: Judged, attributes: Readonly<Record<string, unknown>>): boolean {
  return [attributes.lifecycle]
    .flat(2)
    .filter(isObject)
    .flatMap(({ ignore_changes }) => [ignore_changes].flat(2))
    .filter((path) => typeof path === "string")
    .some((path) => {
      const [root, key] = partsOf(path);
      if (root === "all" || root === "*") return true;
      return root === argument && (key === undefined || keys === undefined || keys.includes(key));
    });
}

/** An attribute and, where there is one, the key of its element: `tags["team"]`, `tags.team`. */
function partsOf(path: string): readonly [root: string, key?: string] {
  const bare = path.replace(/^\$\{/, "").replace(/\}$/, "").trim();
  const end = bare.search(/[.[]/);
  if (end < 0) return [bare];
  const root = bare.slice(0, end).trim();
  const step = bare.slice(end).trim();
  const inBrackets = /^\[([^\]]*)\]$/.exec(step)?.[1]?.trim();
  const key = inBrackets === undefined ? /^\.([^.[\]"]*)$/.exec(step)?.[1] : /^"([^"]*)"$/.exec(inBrackets)?.[1];
  return key === undefined ? [root] : [root, key.trim()];
}
