import type { Schema, StateOf } from "../../schema";
import type { Diagnostic } from "./diagnostics";
import type { PrivateState } from "./private-state";

/** Writes to Terraform's log (`TF_LOG`). Never pass secrets. */
export interface HookLog {
  trace(message: string, fields?: Readonly<Record<string, unknown>>): void;
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What every hook is given beside its request. */
export interface HookContext<Client> {
  /** What the provider's `configure` returned. */
  readonly client: Client;
  /** Aborted when Terraform is asked to stop. Waits end on it; a write in flight must be left to finish. */
  readonly signal: AbortSignal;
  readonly log: HookLog;
  /** Shows a warning; the operation goes on. */
  warn(summary: string, detail: string, path?: Diagnostic["path"]): void;
}

/** For hooks that may keep something with the object. */
export interface StatefulContext<Client> extends HookContext<Client> {
  readonly private: PrivateState;
}

/** For hooks that change the object. */
export interface WriteContext<S extends Schema, Client> extends StatefulContext<Client> {
  /** Milliseconds that the operation may wait, from the `timeouts` argument or the schema; Infinity without either. */
  readonly timeout: number;
  /**
   * Records what is true from now on, whatever happens next: if the hook fails later, Terraform keeps this state
   * together with the error. Call it after every change that the API has confirmed.
   */
  save(state: StateOf<S>): void;
}
