import { diagnosticsOf, type Message } from "../terraform/messages";
import type { Instance } from "../terraform/state-file";
import type { Configuration, StackName } from "./configuration";
import type { CckmObject, Place } from "./objects";
import type { TerraformCommand } from "./steps";

/** An instance in the state of a stack, with the key of the object that it is an entry of. */
export interface Entry extends Instance {
  readonly stack: StackName;
  readonly key: string;
}

/** How everything is at one moment. */
export interface View {
  /** What is alive in CCKM, by key. */
  readonly objects: ReadonlyMap<string, CckmObject>;
  /** Keys of secrets that are soft-deleted. */
  readonly recoverable: ReadonlySet<string>;
  /** The entries of all states. */
  readonly entries: readonly Entry[];
}

/** A Terraform command that has ended. */
export interface Run extends TerraformCommand {
  readonly code: number;
  readonly messages: readonly Message[];
  /** What it printed, as it came. */
  readonly output: string;
  readonly killed: boolean;
  /** What the stack's main.tf.json said. */
  readonly configuration: Configuration;
}

/** Everything that a guarantee may look at after some commands have run at once. */
export interface Observation {
  readonly runs: readonly Run[];
  readonly before: View;
  readonly after: View;
  /** What every stack declares. */
  readonly configurations: Readonly<Record<StackName, Configuration>>;
  /** Objects that a command of a stack made before it was cut off, and no state has: its journal is the evidence of them. */
  readonly unconfirmed: Readonly<Record<StackName, ReadonlySet<string>>>;
  /** Whether a reply may have been lost. */
  readonly troubled: boolean;
}

/** Where a run signs in. */
export function placeOf({ configuration: { provider = {} } }: Run): Place {
  return "domain" in provider ? "domain" : "address" in provider ? "server" : "usual";
}

/** Whether a command changes anything: a plan does not. */
export function isApply({ args }: TerraformCommand): boolean {
  return args[0] === "apply";
}

export function isDestroy({ args }: TerraformCommand): boolean {
  return args.includes("-destroy");
}

/** The values of an option that may be given more than once, such as `-target`. */
export function optionsOf({ args }: TerraformCommand, name: string): string[] {
  return args.filter((arg) => arg.startsWith(`${name}=`)).map((arg) => arg.slice(name.length + 1));
}

/** Whether a command looks at CCKM before it plans. */
export function refreshes({ args }: TerraformCommand): boolean {
  return !args.includes("-refresh=false");
}

/** Whether it is an apply of the whole configuration. */
export function isWhole(run: TerraformCommand): boolean {
  return (
    isApply(run) && !isDestroy(run) && optionsOf(run, "-target").length === 0 && !run.args.includes("-refresh-only")
  );
}

/** A command and its end in a line. */
export function inWords({ stack, args, stop, code, messages }: Run): string {
  const errors = diagnosticsOf(messages, "error").map(({ summary }) => summary);
  const stopped = stop ? ` (${stop.by} at change ${stop.atWrite})` : "";
  const summary = messages.findLast(({ type }) => type === "change_summary")?.["@message"];
  const how = errors.length > 0 ? errors.join("; ") : (summary ?? "");
  return `${stack}: terraform ${args.join(" ")}${stopped} → exit ${code}. ${how}`;
}

/** An entry as people name it. */
export function entryText({ stack, address, deposed, tainted }: Entry): string {
  return `${address}${deposed ? " (deposed)" : ""}${tainted ? " (tainted)" : ""} of stack ${stack}`;
}
