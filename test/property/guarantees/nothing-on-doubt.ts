import { entryText } from "../model/observation";
import type { Guarantee } from "./guarantee";
import { isWantedDestruction } from "./wanted-destruction";

export const nothingDestroyedOnDoubt: Guarantee = {
  sentence: "Nothing is destroyed because something was unknown, late, or seen from the wrong place.",
  broken(observation) {
    const { before, after, runs } = observation;
    const destroyed = before.entries.filter(({ key }) => before.objects.has(key) && !after.objects.has(key));
    return destroyed
      .filter((entry) => !runs.some((run) => isWantedDestruction(entry, run, observation)))
      .filter(({ key }) => {
        // Rights go with their account, which is judged by itself.
        const parent = before.objects.get(key)?.parent;
        return parent === undefined || after.objects.has(parent);
      })
      .filter(({ stack }) => runs.some((run) => run.stack === stack))
      .map(
        (entry) => `${before.objects.get(entry.key)!.name} was destroyed, which nobody asked of ${entryText(entry)}`,
      );
  },
};
