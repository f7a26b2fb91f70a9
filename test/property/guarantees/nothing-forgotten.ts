import { movedTo } from "../model/configuration";
import { type Entry, entryText, type Observation } from "../model/observation";
import type { Guarantee } from "./guarantee";
import { isWantedDestruction } from "./wanted-destruction";

export const nothingForgotten: Guarantee = {
  sentence: "Nothing is forgotten because something was unknown, late, or seen from the wrong place.",
  broken(observation) {
    const { before, after, unconfirmed } = observation;
    const known = new Set(after.entries.map(({ key }) => key));
    return before.entries
      .filter(({ key }) => before.objects.has(key) && after.objects.has(key) && !known.has(key))
      .filter(({ key, stack }) => !unconfirmed[stack].has(key))
      .filter((entry) => !mayBeForgotten(entry, observation))
      .map((entry) => `${before.objects.get(entry.key)!.name} is alive, and ${entryText(entry)} is out of the state`);
  },
};

/** Whether the configuration says so: `removed`, `on_destroy = "retain"`, or an event that is over and that CCKM keeps. */
function mayBeForgotten(entry: Entry, observation: Observation): boolean {
  const run = observation.runs.find(({ stack }) => stack === entry.stack);
  if (!run) return false;
  if (run.configuration.removed?.includes(movedTo(entry.address, run.configuration))) return true;
  const keeps = entry.type === "cckm_azure_sync_job" || entry.attributes.on_destroy === "retain";
  return keeps && isWantedDestruction(entry, run, observation);
}
