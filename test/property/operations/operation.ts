import { STACKS, type StackName } from "../model/configuration";
import type { Choice, Step } from "../model/steps";
import type { World } from "../model/world";

/** A kind of thing that people do, or that happens. */
export interface Operation {
  readonly name: string;
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  /** What it may do now; which of these it does is chosen when it runs. */
  choices(world: World): Choice[];
}

/** What an operation may do to each resource that a stack declares. */
export function eachDeclared(
  world: World,
  choose: (stack: StackName, at: string) => Choice | Choice[] | undefined,
): Choice[] {
  return STACKS.flatMap((stack) =>
    Object.keys(world.configuration(stack).resources).flatMap((at) => choose(stack, at) ?? []),
  );
}

/** Stacks that have something to run for: a declaration or an entry. */
export function busyStacks(world: World): StackName[] {
  const { entries } = world.view();
  return STACKS.filter(
    (stack) =>
      Object.keys(world.configuration(stack).resources).length > 0 || entries.some((entry) => entry.stack === stack),
  );
}

/** A Terraform command as a step. */
export function terraform(stack: StackName, ...args: string[]): Step {
  return { do: "terraform", commands: [{ stack, args }] };
}

/** A Terraform command as a choice. */
export function command(stack: StackName, ...args: string[]): Choice {
  return { text: `in stack ${stack}: terraform ${args.join(" ")}`, steps: [terraform(stack, ...args)] };
}
