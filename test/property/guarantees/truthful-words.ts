import { entryText, refreshes } from "../model/observation";
import { diagnosticsOf } from "../terraform/messages";
import type { Guarantee } from "./guarantee";

const GONE = /\b(is|are) gone( from CCKM)?$|(removed|deleted) outside|does not exist/i;
/** Of a report that goes, and of Azure's logs. */
const NOT_OF_THE_OBJECT = /cannot be made again/;

export const truthfulWords: Guarantee = {
  sentence: "Nothing is reported as gone that is alive in CCKM.",
  broken({ before, after, runs }) {
    return runs.flatMap(({ stack, messages, ...run }) => {
      const reported = [
        ...messages.flatMap(({ type, change }) =>
          type === "resource_drift" && change?.action === "delete" ? change.resource.addr : [],
        ),
        ...diagnosticsOf(messages).flatMap(({ summary, address }) =>
          GONE.test(summary) && !NOT_OF_THE_OBJECT.test(summary) && address ? address : [],
        ),
      ];
      if (!refreshes({ stack, ...run })) return [];
      return before.entries
        .filter((entry) => entry.stack === stack && !entry.deposed && reported.includes(entry.address))
        .filter(({ key }) => before.objects.has(key) && after.objects.has(key))
        .map(
          (entry) => `${entryText(entry)} was reported as gone, and ${before.objects.get(entry.key)!.name} is alive`,
        );
    });
  },
};
