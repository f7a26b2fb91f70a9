import { type Declared, STACKS, withResource } from "../model/configuration";
import { eachDeclared, type Operation } from "./operation";

export const toggleCreateBeforeDestroy: Operation = {
  name: "create_before_destroy",
  weight: 3,
  choices: (world) =>
    eachDeclared(world, (stack, at) => {
      const now = world.configuration(stack);
      const { createBeforeDestroy: has, ...rest } = now.resources[at]!;
      const declared: Declared = has ? rest : { ...rest, createBeforeDestroy: true };
      return {
        text: `${has ? "take create_before_destroy from" : "give create_before_destroy to"} ${at} of stack ${stack}`,
        steps: [{ do: "configure", stack, configuration: withResource(now, at, declared) }],
      };
    }),
};

/** A step after a resource that fails when it is run anew. */
export const failingDependent: Operation = {
  name: "failing dependent",
  weight: 3,
  choices: (world) =>
    eachDeclared(world, (stack, at) => {
      const now = world.configuration(stack);
      const { dependent: has, ...declared } = now.resources[at]!;
      if (declared.type === "cckm_azure_sync_job") return undefined;
      const dependent = has === "fails" ? "succeeds" : "fails";
      return {
        text: `let the step after ${at} of stack ${stack} ${dependent === "fails" ? "fail" : "succeed"}`,
        steps: [{ do: "configure", stack, configuration: withResource(now, at, { ...declared, dependent }) }],
      };
    }),
};

/** A release, whose step makes arguments unknown at plan although they stay as they are. */
export const release: Operation = {
  name: "release",
  weight: 3,
  choices: (world) =>
    STACKS.flatMap((stack) => {
      const now = world.configuration(stack);
      if (!Object.values(now.resources).some(({ fromRelease }) => fromRelease !== undefined)) return [];
      const number = (now.release ?? 0) + 1;
      return {
        text: `release ${number} of stack ${stack}: what its step gives is known only after the apply`,
        steps: [{ do: "configure" as const, stack, configuration: { ...now, release: number } }],
      };
    }),
};
