import { STACKS } from "../model/configuration";
import { entryText } from "../model/observation";
import type { Guarantee } from "./guarantee";

export const oneOwner: Guarantee = {
  sentence: "Each object of CCKM has at most one entry in a state, deposed ones count.",
  broken: ({ after: { entries, objects } }) =>
    STACKS.flatMap((stack) => {
      const own = entries.filter((entry) => entry.stack === stack);
      return [...new Set(own.map(({ key }) => key))]
        .map((key) => ({ key, all: own.filter((entry) => entry.key === key) }))
        .filter(({ all }) => all.length > 1)
        .map(({ key, all }) => `${objects.get(key)?.name ?? key} is in ${all.map(entryText).join(" and ")}`);
    }),
};
