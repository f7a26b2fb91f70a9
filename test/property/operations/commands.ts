import { busyStacks, command, eachDeclared, type Operation } from "./operation";

export const apply: Operation = {
  name: "apply",
  weight: 6,
  choices: (world) => busyStacks(world).map((stack) => command(stack, "apply")),
};

export const plan: Operation = {
  name: "plan",
  weight: 1,
  choices: (world) =>
    busyStacks(world).flatMap((stack) => [command(stack, "plan"), command(stack, "plan", "-refresh=false")]),
};

export const applyTarget: Operation = {
  name: "apply -target",
  weight: 3,
  choices: (world) => eachDeclared(world, (stack, at) => command(stack, "apply", `-target=${at}`)),
};

export const applyReplace: Operation = {
  name: "apply -replace",
  weight: 4,
  choices: (world) => eachDeclared(world, (stack, at) => command(stack, "apply", `-replace=${at}`)),
};

export const applyUnrefreshed: Operation = {
  name: "apply -refresh=false",
  weight: 2,
  choices: (world) => busyStacks(world).map((stack) => command(stack, "apply", "-refresh=false")),
};

export const refreshOnly: Operation = {
  name: "apply -refresh-only",
  weight: 1,
  choices: (world) => busyStacks(world).map((stack) => command(stack, "apply", "-refresh-only")),
};

export const destroyPart: Operation = {
  name: "destroy -target",
  weight: 2,
  choices: (world) =>
    world
      .view()
      .entries.filter(({ deposed }) => !deposed)
      .map(({ stack, address }) => command(stack, "apply", "-destroy", `-target=${address}`)),
};

export const destroyAll: Operation = {
  name: "destroy",
  weight: 1,
  choices: (world) => busyStacks(world).map((stack) => command(stack, "apply", "-destroy")),
};

export const applyBoth: Operation = {
  name: "apply of both stacks at once",
  weight: 2,
  choices: (world) => {
    const commands = busyStacks(world).map((stack) => ({ stack, args: ["apply"] }));
    return [{ text: "in both stacks at once: terraform apply", steps: [{ do: "terraform", commands }] }];
  },
};
