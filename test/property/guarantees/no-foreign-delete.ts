import { calledIn, type StackName } from "../model/configuration";
import type { CckmObject } from "../model/objects";
import { type Entry, entryText, type Observation } from "../model/observation";
import type { Guarantee } from "./guarantee";
import { isWantedDestruction } from "./wanted-destruction";

export const noForeignDelete: Guarantee = {
  sentence: "No delete removes an object that another entry of this state or another stack of this app manages.",
  broken(observation) {
    const { before, after } = observation;
    return [...before.objects.values()]
      .filter(({ key, parent }) => !after.objects.has(key) && (parent === undefined || after.objects.has(parent)))
      .flatMap((gone) => {
        const managers = [...entriesLeft(gone, observation), ...declaredElsewhere(gone, observation)];
        return managers.length === 0 ? [] : [`${gone.name} was deleted, and ${managers.join(" and ")} manages it`];
      });
  },
};

/** Entries that have the object still, and that nobody asked to give it up. A killed run could not take its entry out. */
function entriesLeft({ key }: CckmObject, observation: Observation): string[] {
  const { after, runs } = observation;
  return after.entries
    .filter((entry) => entry.key === key)
    .filter((entry) => !runs.some((run) => run.killed && run.stack === entry.stack))
    .filter((entry) => !runs.some((run) => isWantedDestruction(entry, run, observation)))
    .map(entryText);
}

/** The stack that declares the object of an entry of another stack, unless it was made anew. */
function declaredElsewhere(gone: CckmObject, { before, after, runs, configurations }: Observation): string[] {
  const same = (called: readonly string[]) => JSON.stringify(called) === JSON.stringify(gone.called);
  if ([...after.objects.values()].some(({ type, called }) => type === gone.type && same(called))) return [];
  const owner: Entry | undefined = before.entries.find(({ key }) => key === gone.key);
  if (!owner || gone.place !== "usual" || !runs.some(({ stack }) => stack === owner.stack)) return [];
  const other: StackName = owner.stack === "one" ? "two" : "one";
  const { resources, provider } = configurations[other];
  if (provider !== undefined) return [];
  return Object.entries(resources)
    .filter(([, declared]) => declared.type === gone.type && same(calledIn(configurations[other], declared)))
    .map(([at]) => `${at}, which stack ${other} declares,`);
}
