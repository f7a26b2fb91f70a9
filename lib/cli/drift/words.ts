import { error } from "../../words";

export const notLookedAt = error("drift-not-looked-at", {
  when: "Stacks could not be looked at for drift.",
  text: ({ failed, stacks }: { failed: string; stacks: string }) => ({
    summary: `${failed} of ${stacks} stacks could not be looked at`,
  }),
  examples: [{ failed: "1", stacks: "3" }],
});
