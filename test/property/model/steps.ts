import type { Quirks } from "../../../lib/simulator/quirks";
import type { Configuration, StackName } from "./configuration";
import type { OutsideChange } from "./outside";

/** A Terraform command in a stack's folder. */
export interface TerraformCommand {
  readonly stack: StackName;
  /** As after `terraform`, without what every command gets. */
  readonly args: readonly string[];
  /** Ends it when CCKM has made the change of that number, before CCKM replies. */
  readonly stop?: { readonly by: "Ctrl-C" | "kill -9"; readonly atWrite: number };
}

/** One thing that happens. Plain data: what was done can be printed and done again. */
export type Step =
  | { readonly do: "configure"; readonly stack: StackName; readonly configuration: Configuration }
  /** Several commands run at once. */
  | { readonly do: "terraform"; readonly commands: readonly TerraformCommand[] }
  /** Somebody else changes what CCKM holds. */
  | { readonly do: "outside"; readonly change: OutsideChange }
  /** CCKM or the way to it behaves otherwise from now on. `faults` as `cckm simulator --faults` takes them. */
  | { readonly do: "trouble"; readonly faults?: string; readonly quirks?: Partial<Quirks> };

/** What an operation may do in the present state of things. */
export interface Choice {
  /** What a person would say that was done. */
  readonly text: string;
  readonly steps: readonly Step[];
}
