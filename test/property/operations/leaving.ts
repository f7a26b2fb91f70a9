import { withDependents, without } from "../model/configuration";
import { eachDeclared, type Operation } from "./operation";

export const takeOut: Operation = {
  name: "take out of the code",
  weight: 2,
  choices: (world) =>
    eachDeclared(world, (stack, at) => {
      const gone = withDependents(world.configuration(stack), at);
      return {
        text: `take ${gone.join(" and ")} out of the code of stack ${stack}`,
        steps: [{ do: "configure", stack, configuration: without(world.configuration(stack), gone) }],
      };
    }),
};

export const forget: Operation = {
  name: "removed",
  weight: 2,
  choices: (world) =>
    eachDeclared(world, (stack, at) => {
      const now = world.configuration(stack);
      const gone = withDependents(now, at);
      const removed = [...(now.removed ?? []), ...gone];
      return {
        text: `replace ${gone.join(" and ")} of stack ${stack} by removed`,
        steps: [{ do: "configure", stack, configuration: { ...without(now, gone), removed } }],
      };
    }),
};
