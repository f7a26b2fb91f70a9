import type { TerraformStack } from "cdktf";
import { refuseUnknownOptions } from "../schema";
import type { CckmSimulator } from "../simulator";
import { requireStack } from "./require-stack";
import {
  SIMULATED_CCKM_OPTIONS,
  type SimulatedCckm,
  type SimulatedCckmOptions,
  startSimulatedCckm,
} from "./simulated-cckm";
import type { ObjectsByType } from "./stack-json";
import { StackRunner } from "./stack-runner";
import type { PlannedChange } from "./terraform-folder";

/** Options of {@link applyToSimulator}. */
export interface ApplyOptions extends SimulatedCckmOptions {
  /**
   * Values of the stack's variables by name, including those of `SecretInput.fromVariable`. Use test values, never real
   * secrets.
   */
  readonly variables?: { readonly [name: string]: unknown };
}

/** A stack applied to a simulator. Close it at the end of the test. */
export interface AppliedStack {
  /**
   * The simulator: `sim.snapshot()` returns its records, `sim.store` may be changed to create drift, `sim.requests` lists
   * the requests.
   */
  readonly sim: CckmSimulator;
  /** The stack's outputs by name. */
  readonly outputs: { readonly [name: string]: unknown };
  /** The state's resources: attributes by type and construct path. Instances have `[…]` after the path. */
  readonly resources: ObjectsByType;
  /** What Terraform printed. */
  readonly log: string;
  /** What another apply would change; empty if there is nothing to do. Detects drift. */
  plan(): Promise<PlannedChange[]>;
  /**
   * Applies the stack again, or a changed one with the same id; afterwards `outputs`, `resources` and `log` are the new
   * ones. `variables` are those that it adds or that have another value now; the others keep theirs.
   *
   * @throws Error for what is refused, which changes nothing, or with Terraform's output if it fails.
   */
  apply(changed?: TerraformStack, variables?: { readonly [name: string]: unknown }): Promise<void>;
  /**
   * Destroys what the stack created.
   *
   * @throws Error with Terraform's output if it fails.
   */
  destroy(): Promise<void>;
  /** Stops the simulator and the provider and removes the temporary folder. May be called twice. */
  close(): Promise<void>;
}

/**
 * Applies a stack to its own offline CCKM, with real Terraform (on the PATH, 1.11 or later) and the provider inside this
 * process. The stack's CCKM providers are pointed at the simulator and its backend is dropped; the machine's environment,
 * HOME and Terraform configuration are ignored. Other providers of the stack are installed by `terraform init`, or run in
 * this process if they are in `others`.
 *
 * @throws Error for an unknown option or variable or for what is no stack, with every problem found by synth, or with
 * Terraform's output if the apply fails. Nothing is left running.
 *
 * @example
 * const { sim, outputs, plan, close } = await applyToSimulator(stack, { variables: { db_password: "test-secret-value" } });
 * expect(sim.snapshot().kms).toMatchObject([{ name: "payments" }]);
 * expect(await plan()).toEqual([]);
 * await close();
 */
export async function applyToSimulator(stack: TerraformStack, options: ApplyOptions = {}): Promise<AppliedStack> {
  refuseUnknownOptions("applyToSimulator", options, [...SIMULATED_CCKM_OPTIONS, "variables"]);
  requireStack("applyToSimulator", stack);
  const cckm = await startSimulatedCckm(options);
  const runner = new StackRunner(cckm);
  const applied = new Applied(cckm, runner);
  try {
    await applied.apply(stack, options.variables ?? undefined);
    return applied;
  } catch (error) {
    await applied.close();
    throw error;
  }
}

class Applied implements AppliedStack {
  readonly sim: CckmSimulator;
  outputs = {};
  resources = {};
  log = "";
  #closed?: Promise<void>;

  readonly #cckm: SimulatedCckm;
  readonly #runner: StackRunner;

  constructor(cckm: SimulatedCckm, runner: StackRunner) {
    this.#cckm = cckm;
    this.#runner = runner;
    this.sim = cckm.sim;
  }

  // Properties rather than methods, so that they can be destructured.
  plan = () => this.#runner.tf.plan();

  apply = async (changed?: TerraformStack, variables?: ApplyOptions["variables"]) => {
    if (changed !== undefined) requireStack("apply", changed);
    if (changed !== undefined || variables !== undefined) await this.#runner.write(changed, variables);
    this.log = await this.#runner.tf.apply();
    this.outputs = await this.#runner.tf.outputs();
    this.resources = await this.#runner.resources();
  };

  destroy = async () => {
    this.log = await this.#runner.tf.destroy();
    this.outputs = {};
    this.resources = {};
  };

  close = () => {
    this.#closed ??= this.#cckm.close().finally(() => this.#runner.tf.remove());
    return this.#closed;
  };
}
