import { STACKS } from "../model/configuration";
import { OTHER_DOMAIN, OTHER_SERVER } from "../model/names";
import type { Choice } from "../model/steps";
import type { Operation } from "./operation";

/** The provider of a stack signs in somewhere else, as with a variable that is not set. */
export const signInElsewhere: Operation = {
  name: "another domain or server",
  weight: 3,
  choices: (world) =>
    STACKS.flatMap((stack): Choice[] => {
      const { provider: now, ...configuration } = world.configuration(stack);
      if (now)
        return [
          { text: `stack ${stack} signs in where it did before`, steps: [{ do: "configure", stack, configuration }] },
        ];
      return [
        { text: `stack ${stack} signs in to another domain`, provider: { domain: OTHER_DOMAIN } },
        { text: `stack ${stack} signs in at another server`, provider: { address: OTHER_SERVER } },
      ].map(({ text, provider }) => ({
        text,
        steps: [{ do: "configure", stack, configuration: { ...configuration, provider } }],
      }));
    }),
};
