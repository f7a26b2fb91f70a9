import { address, type Configuration, renamed, type StackName } from "../model/configuration";
import { NEW_LABELS } from "../model/names";
import type { World } from "../model/world";
import { eachDeclared, type Operation } from "./operation";

export const rename: Operation = {
  name: "rename without moved",
  weight: 4,
  choices: (world) =>
    eachDeclared(world, (stack, from) => {
      const { configuration, to } = otherAddress(world, stack, from);
      return {
        text: `rename ${from} of stack ${stack} to ${to}, without moved`,
        steps: [{ do: "configure", stack, configuration }],
      };
    }),
};

export const renameWithMoved: Operation = {
  name: "rename with moved",
  weight: 2,
  choices: (world) =>
    eachDeclared(world, (stack, from) => {
      const { configuration, to } = otherAddress(world, stack, from);
      const moved = [...(configuration.moved ?? []), { from, to }];
      return {
        text: `rename ${from} of stack ${stack} to ${to}, with moved`,
        steps: [{ do: "configure", stack, configuration: { ...configuration, moved } }],
      };
    }),
};

function otherAddress(world: World, stack: StackName, from: string): { configuration: Configuration; to: string } {
  const now = world.configuration(stack);
  const { type } = now.resources[from]!;
  const used = new Set([
    ...Object.keys(now.resources),
    ...(now.removed ?? []),
    ...(now.moved ?? []).flatMap((move) => [move.from, move.to]),
    ...world
      .view()
      .entries.filter((entry) => entry.stack === stack)
      .map((entry) => entry.address),
  ]);
  const labels = [
    ...NEW_LABELS,
    ...NEW_LABELS.map((label) => `${label}_2`),
    ...NEW_LABELS.map((label) => `${label}_3`),
  ];
  const to = labels.map((label) => address(type, label)).find((at) => !used.has(at)) ?? from;
  return { configuration: renamed(now, from, to), to };
}
