import type { PrivateState, PrivateValues } from "../../plugin";

const KEPT_AS = "kept_as";

/** Stores the name under which CCKM keeps a principal. */
export function rememberKeptAs(name: string | undefined, seen: PrivateState): void {
  seen.set(KEPT_AS, name);
}

/** The name under which CCKM keeps a principal; undefined if it is the principal's own. */
export function keptAs(seen: PrivateValues): string | undefined {
  const name = seen.get(KEPT_AS);
  return typeof name === "string" ? name : undefined;
}
