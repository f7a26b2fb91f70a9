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

/** What every hook is given beside its request. */
export interface HookContext<Session> {
  /** What the provider's `configure` returned. */
  readonly session: Session;
  /** @deprecated The same by its name of before: use `session`. */
  readonly client: Session;
  /** Aborted when Terraform is asked to stop. Waits end on it; a write in flight must be left to finish. */
  readonly signal: AbortSignal;
  readonly log: HookLog;
  /** Shows a warning; the operation goes on. */
  warn(...told: Told<"warning">): void;
}

/**
 * For hooks that look at the object, and for those that change it.
 *
 * `seen` is what was seen of the object, kept with it in the state. It is written by read, importState, create and update,
 * and read by every hook: what the read of a plan leaves there is what the update of its apply finds. A create starts
 * with nothing. Terraform brings nothing of a tainted object to the delete by which its replacement begins.
 */
export interface ReadContext<Session> extends HookContext<Session> {
  readonly seen: PrivateState;
}

/** For the plan hook, which changes nothing: Terraform would throw away whatever it left for an apply. */
export interface PlanContext<Session> extends HookContext<Session> {
  /** What was seen of the object; empty for a create. */
  readonly seen: PrivateValues;
}

/** For the hook that plans a delete. */
export interface PlanDeleteContext<Session> extends PlanContext<Session> {
  /** What the delete is to know of its plan: it arrives there and nowhere else, and is never in the state. */
  readonly planned: PrivateState;
}

/** What hooks that write have beside the rest. */
export interface Writing<S extends Schema> {
  /** Milliseconds that the operation may wait, from the `timeouts` argument or the schema; Infinity without either. */
  readonly timeout: number;
  /**
   * Records what is true from now on, whatever happens next: if the hook fails later, Terraform keeps this state
   * together with the error. Call it after every change that the API has confirmed.
   */
  save(state: StateOf<S>): void;
}

/** For hooks that make or change the object. */
export interface WriteContext<S extends Schema, Session> extends ReadContext<Session>, Writing<S> {}

/** For the hook that removes the object. */
export interface DeleteContext<S extends Schema, Session> extends PlanContext<Session>, Writing<S> {
  /**
   * What the resource's `planDelete` left. With `create_before_destroy` Terraform plans the delete again within
   * the apply, and what that left is here. Empty where the object was tainted and is replaced.
   */
  readonly planned: PrivateValues;
}
