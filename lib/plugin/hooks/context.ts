import type { Schema, StateOf } from "../../schema";
import type { Told } from "./diagnostics";
import type { PrivateState, PrivateValues } from "./private-state";

/** Writes to Terraform's log (`TF_LOG`). Never pass secrets. */
export interface HookLog {
  trace(message: string, fields?: Readonly<Record<string, unknown>>): void;
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What every hook receives besides its request. */
export interface HookContext<Session> {
  /** What the provider's `configure` returned. */
  readonly session: Session;
  /** @deprecated Former name of `session`. */
  readonly client: Session;
  /** Aborted when Terraform asks the provider to stop. Waits end on it; a write in flight must be allowed to finish. */
  readonly signal: AbortSignal;
  readonly log: HookLog;
  /** Shows a warning; the operation continues. */
  warn(...told: Told<"warning">): void;
}

/**
 * For hooks that read the object, and those that change it.
 *
 * `seen` holds what was observed of the object, stored with it in the state. It is written by read, importState, create and
 * update, and read by every hook: what the read during a plan stores there is available to the update in the apply. A
 * create starts empty. For a tainted object that is replaced, Terraform passes nothing to the delete.
 */
export interface ReadContext<Session> extends HookContext<Session> {
  readonly seen: PrivateState;
}

/** For the plan hook, which stores nothing: Terraform discards whatever it would leave for the apply. */
export interface PlanContext<Session> extends HookContext<Session> {
  /** What was observed of the object; empty for a create. */
  readonly seen: PrivateValues;
}

/** For the hook that plans a delete. */
export interface PlanDeleteContext<Session> extends PlanContext<Session> {
  /** Passed from this plan to the delete, and nowhere else; never stored in the state. */
  readonly planned: PrivateState;
}

/** What hooks that write receive in addition. */
export interface Writing<S extends Schema> {
  /** How long the operation may wait, in milliseconds, from the `timeouts` argument or the schema; Infinity without either. */
  readonly timeout: number;
  /**
   * Records the state reached so far: if the hook fails later, Terraform keeps this state together with the error. Call it
   * after every change that the API has confirmed.
   */
  save(state: StateOf<S>): void;
}

/** For hooks that create or change the object. */
export interface WriteContext<S extends Schema, Session> extends ReadContext<Session>, Writing<S> {}

/** For the hook that removes the object. */
export interface DeleteContext<S extends Schema, Session> extends PlanContext<Session>, Writing<S> {
  /**
   * What the resource's `planDelete` stored. With `create_before_destroy` Terraform plans the delete again during the
   * apply, and this is what that second plan stored. Empty if the object was tainted and is being replaced.
   */
  readonly planned: PrivateValues;
}
