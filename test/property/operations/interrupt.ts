import type { StackName } from "../model/configuration";
import type { Choice } from "../model/steps";
import { busyStacks, eachDeclared, type Operation } from "./operation";

const AT = [1, 2, 3];

/** Ctrl-C in the middle of an apply. */
export const interrupt: Operation = {
  name: "Ctrl-C",
  weight: 2,
  choices: (world) => [
    ...busyStacks(world).flatMap((stack) => stopped(stack, "Ctrl-C", "apply")),
    ...eachDeclared(world, (stack, at) => stopped(stack, "Ctrl-C", "apply", `-replace=${at}`)),
  ],
};

/** `kill -9` of Terraform and its providers in the middle of an apply; only a built provider is a process of its own. */
export const kill: Operation = {
  name: "kill -9",
  weight: 12,
  choices: (world) =>
    world.mode === "built"
      ? [
          ...busyStacks(world).flatMap((stack) => stopped(stack, "kill -9", "apply")),
          ...eachDeclared(world, (stack, at) => stopped(stack, "kill -9", "apply", `-replace=${at}`)),
        ]
      : [],
};

function stopped(stack: StackName, by: "Ctrl-C" | "kill -9", ...args: string[]): Choice[] {
  return AT.map((atWrite) => ({
    text: `in stack ${stack}: terraform ${args.join(" ")}, ${by} at change ${atWrite}`,
    steps: [{ do: "terraform", commands: [{ stack, args, stop: { by, atWrite } }] }],
  }));
}
