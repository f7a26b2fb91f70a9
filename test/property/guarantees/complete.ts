import { type Declared, targetArgument } from "../model/configuration";
import { entryText, isWhole, type Observation, type Run, refreshes } from "../model/observation";
import type { Guarantee } from "./guarantee";

export const completeMeansComplete: Guarantee = {
  sentence: "After an apply that ended well, everything that the configuration declares is alive and in the state.",
  broken(observation) {
    return observation.runs
      .filter((run) => run.code === 0 && isWhole(run) && !run.stop)
      .flatMap((run) => [
        ...Object.entries(run.configuration.resources).flatMap(([at, declared]) =>
          missing(at, declared, run, observation),
        ),
        ...observation.after.entries
          .filter(({ stack, deposed, tainted }) => stack === run.stack && (deposed || tainted))
          .map((entry) => `${entryText(entry)} is left`),
      ]);
  },
};

function missing(at: string, declared: Declared, run: Run, { before, after }: Observation): string[] {
  const entry = after.entries.find(({ stack, address, deposed }) => stack === run.stack && address === at && !deposed);
  if (!entry) return [`${at} of stack ${run.stack} is not in the state`];
  const object = after.objects.get(entry.key);
  const unseen = !refreshes(run) && !before.objects.has(entry.key);
  if (!object) return unseen ? [] : [`the object of ${entryText(entry)} is not alive in CCKM (${entry.key})`];
  if (!refreshes(run) || targetArgument(declared.type) === undefined) return [];
  const actions = declared.arguments.actions as string[];
  const lacks = actions.filter((action) => !object.actions?.includes(action));
  return lacks.length > 0 ? [`${object.name} lack ${lacks.join(", ")}`] : [];
}
