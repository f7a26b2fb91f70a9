import type { Guarantee } from "./guarantee";

export const nothingLost: Guarantee = {
  sentence: "Whatever a run makes in CCKM is in its state when the run ends.",
  broken({ before, after, unconfirmed, troubled }) {
    const known = new Set([...after.entries.map(({ key }) => key), ...unconfirmed.one, ...unconfirmed.two]);
    return (
      [...after.objects.values()]
        .filter(({ key }) => !before.objects.has(key) && !known.has(key))
        // Nothing tells one synchronization from another: where the reply to its start is lost, it runs on its own.
        .filter(({ type }) => !(type === "cckm_azure_sync_job" && troubled))
        .map(({ name }) => `${name} was made, and no state has it`)
    );
  },
};
