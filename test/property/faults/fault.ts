import type { Quirks } from "../../../lib/simulator/quirks";
import { type Configuration, type Declared, EMPTY, type StackName } from "../model/configuration";
import type { ProviderMode } from "../model/provider";
import type { Step, TerraformCommand } from "../model/steps";

/** A fault that sequences or people found: the shortest way to it, which must not lead there any more. */
export interface Fault {
  /** What went wrong, as a sentence of the past. */
  readonly title: string;
  readonly mode?: ProviderMode;
  readonly quirks?: Partial<Quirks>;
  readonly steps: readonly Step[];
  /** Stacks whose apply must end well once all trouble is over, not in a refusal. */
  readonly endWell?: readonly StackName[];
}

/** Declares resources in a stack. */
export function declare(
  stack: StackName,
  resources: Readonly<Record<string, Declared>>,
  more: Partial<Configuration> = {},
): Step {
  return { do: "configure", stack, configuration: { ...EMPTY, ...more, resources } };
}

/** Runs `terraform apply` in a stack. */
export function apply(stack: StackName, ...args: string[]): Step {
  return { do: "terraform", commands: [{ stack, args: ["apply", ...args] }] };
}

/** Runs `terraform apply` in both stacks at once, as the CLI does for stacks that do not depend on each other. */
export function applyBoth(): Step {
  return {
    do: "terraform",
    commands: [
      { stack: "one", args: ["apply"] },
      { stack: "two", args: ["apply"] },
    ],
  };
}

/** Runs `terraform apply` in stack one and ends it at the change of that number. */
export function stopped(by: NonNullable<TerraformCommand["stop"]>["by"], atWrite: number, ...args: string[]): Step {
  return { do: "terraform", commands: [{ stack: "one", args: ["apply", ...args], stop: { by, atWrite } }] };
}
