import { entryText } from "../model/observation";
import type { Guarantee } from "./guarantee";
import { isWantedDestruction } from "./wanted-destruction";

export const noForeignDelete: Guarantee = {
  sentence: "No delete removes an object that another entry of this state or another stack of this app manages.",
  broken(observation) {
    const { before, after, runs } = observation;
    const gone = [...before.objects.values()].filter(({ key }) => !after.objects.has(key));
    return gone.flatMap(({ key, name, parent }) => {
      if (parent !== undefined && !after.objects.has(parent)) return [];
      const was = before.entries.filter((entry) => entry.key === key);
      // A state that was not touched still has it; one that was has it still, or got it.
      const managed = after.entries.filter((entry) => entry.key === key);
      const left = managed.filter((entry) => !runs.some((run) => run.killed && run.stack === entry.stack));
      if (was.length === 0 && left.length === 0) return [];
      const unasked = left.filter((entry) => !runs.some((run) => isWantedDestruction(entry, run, observation)));
      if (unasked.length === 0) return [];
      return [`${name} was deleted, and ${unasked.map(entryText).join(" and ")} manages it`];
    });
  },
};
