import { calledIn, type StackName } from "../model/configuration";
import type { CckmObject } from "../model/objects";
import { type Entry, entryText, type Observation, optionsOf } from "../model/observation";
import type { Guarantee } from "./guarantee";
import { isWantedDestruction } from "./wanted-destruction";

export const noForeignDelete: Guarantee = {
  sentence: "No delete removes an object that another entry of this state or another stack of this app manages.",
  broken(observation) {
    const { before, after } = observation;
    return [...before.objects.values()]
      .filter(({ key }) => !after.objects.has(key))
      .flatMap((gone) => {
        const isTakenAlong = gone.parent !== undefined && !after.objects.has(gone.parent);
        const managers = isTakenAlong
          ? entriesTakenAlong(gone, observation)
          : [...entriesLeft(gone, observation).map(entryText), ...declaredElsewhere(gone, observation)];
        return managers.length === 0 ? [] : [`${gone.name} was deleted, and ${managers.join(" and ")} manages it`];
      });
  },
};

/** Entries that have the object still, and that nobody asked to give it up. A killed run could not take its entry out. */
function entriesLeft({ key }: CckmObject, observation: Observation): Entry[] {
  const { after, runs, configurations } = observation;
  return (
    after.entries
      .filter((entry) => entry.key === key)
      // Its stack says already that it forgets it.
      .filter(({ stack, address }) => !configurations[stack].removed?.includes(address))
      .filter((entry) => !runs.some((run) => run.killed && run.stack === entry.stack))
      .filter((entry) => !runs.some((run) => isWantedDestruction(entry, run, observation)))
  );
}

/** Entries of rights that went with their account, where the plan could know of them: not with -target, not of code that is gone. */
function entriesTakenAlong(gone: CckmObject, observation: Observation): string[] {
  const { runs, configurations } = observation;
  if (gone.place !== "usual" || runs.some((run) => optionsOf(run, "-target").length > 0)) return [];
  return entriesLeft(gone, observation)
    .filter(({ stack, address }) => address in configurations[stack].resources && !configurations[stack].provider)
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
