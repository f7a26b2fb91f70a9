import { error } from "../../words";

export const notLookedAt = error("drift-not-looked-at", {
  when: "Stacks could not be looked at for drift.",
  text: ({ failed, stacks }: { failed: string; stacks: string }) => ({
    summary: `${failed} of ${stacks} stacks could not be looked at`,
  }),
  examples: [{ failed: "1", stacks: "3" }],
});

export const signInNotRepeated = error("drift-sign-in-not-repeated", {
  when: "A stack was not looked at because CCKM has refused the same user's sign-in for another stack.",
  text: ({ name, before }: { name: string; before: string }) => ({
    summary: `${name} was not looked at: the sign-in for the stack ${before} with the same user was refused`,
    detail: "It is not tried again, as CCKM locks accounts.",
    remedy: "Correct what is said there, and run cckm drift again.",
  }),
  examples: [{ name: "staging", before: "prod" }],
});
