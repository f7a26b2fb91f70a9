import { keyOf } from "../model/objects";
import { entryText } from "../model/observation";
import type { Guarantee } from "./guarantee";

export const nothingTakenOverWithoutEvidence: Guarantee = {
  sentence: "Nothing is taken over without evidence or a person's word.",
  broken({ before, after, runs, unconfirmed }) {
    return after.entries
      .filter(({ key, stack }) => {
        const had = before.entries.some((entry) => entry.key === key && entry.stack === stack);
        const shared = after.entries.some((entry) => entry.key === key && entry.stack !== stack);
        const wasThere = before.objects.has(key) || shared;
        return !had && wasThere && after.objects.has(key) && !unconfirmed[stack].has(key);
      })
      .filter((entry) => {
        const run = runs.find(({ stack }) => stack === entry.stack);
        return !run?.configuration.imports?.some(({ to }) => to === entry.address);
      })
      .map((entry) => {
        const others = before.entries.filter(({ key }) => key === entry.key);
        const owner = others.length > 0 ? others.map(entryText).join(" and ") : "somebody else";
        return `${after.objects.get(keyOf(entry))!.name} of ${owner} is now in ${entryText(entry)}`;
      });
  },
};
