import type { StackName } from "./configuration";
import { isApply, type Observation } from "./observation";

/**
 * Notes what only the journal of a stack's folder knows of: what a killed command made is in no state, nor is a secret
 * whose recovery was cut off, nor are the rights that were to go with an account whose replacement was refused. Rights
 * and secrets may have been removed and made again under the same key.
 */
export function noteUnconfirmed(
  unconfirmed: Readonly<Record<StackName, Set<string>>>,
  { runs, before, after }: Pick<Observation, "runs" | "before" | "after">,
): void {
  const known = new Set(after.entries.map(({ key }) => key));
  for (const { stack, killed } of runs.filter((run) => run.code !== 0 && isApply(run))) {
    const had = new Set(before.entries.filter((entry) => entry.stack === stack).map(({ key }) => key));
    for (const { key, hasOwnId, parent = "" } of after.objects.values()) {
      const isNew = !before.objects.has(key) || (!hasOwnId && had.has(key));
      const cutOff = killed || before.recoverable.has(key) || had.has(parent);
      if (isNew && cutOff && !known.has(key)) unconfirmed[stack].add(key);
    }
  }
}
