import type { Choices } from "../schema";

/** When a create takes over an object that already exists. */
export const adoptPolicies: Choices = {
  name: "AdoptPolicy",
  description: "On what a create takes over an object that is already there.",
  values: {
    OWN: {
      value: "own",
      description:
        "Takes over what the journal shows a killed run of this stack to have made; anything else is an error. The default.",
    },
    IDENTICAL: {
      value: "identical",
      description:
        "Also takes over what is exactly what was asked for, whoever made it. Another state may own it: the plan says so.",
    },
    NEVER: { value: "never", description: "Refuses always." },
  },
};
