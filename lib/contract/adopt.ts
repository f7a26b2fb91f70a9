import type { Choices } from "../schema";

/** Whether a create takes over an object that is already there. */
export const adoptPolicies: Choices = {
  name: "AdoptPolicy",
  description: "Whether a create takes over an object that is already there.",
  values: {
    IDENTICAL: {
      value: "identical",
      description: "Takes it over when it is exactly what was asked for, with a warning; anything else is an error.",
    },
    NEVER: { value: "never", description: "Refuses always." },
  },
};
