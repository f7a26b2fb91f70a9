import { setMaxListeners } from "node:events";
import type { Schema } from "../../schema";
import type { Message } from "../../words";
import { decode, decodeOnce, diagnosticToProto, encode, hasSecrets, schemaType } from "../codec";
import type { Diagnostic, Ending, HookContext, HookLog, Provider, Values } from "../hooks";
import type { Diagnostics } from "../lifecycle/diagnostics";
import { ObjectsRead } from "../lifecycle/objects-read";
import type { DynamicValue, Diagnostic as ProtoDiagnostic } from "../proto";
import { type ConfiguredObject, constructPath } from "./construct-path";
import { ProviderTypes } from "./types";

/** State shared by the calls of one provider process. */
export class ProviderServer extends ProviderTypes<Provider> {
  readonly #sessions: unknown[] = [];
  #stop = forManyHooks();
  #objectsRead = new ObjectsRead();

  constructor(
    provider: Provider,
    readonly log: HookLog,
  ) {
    super(provider);
  }

  /** A server that outlives a command (reattached) is configured again for the next one. Returns what stops that command. */
  begin(): AbortSignal {
    this.#stop = forManyHooks();
    this.#objectsRead = new ObjectsRead();
    return this.#stop.signal;
  }

  /** Stores the result of `configure`. */
  configured(session: unknown): void {
    this.#sessions.push(session);
  }

  /** What was read since the provider was configured: each plan or apply walk configures it anew. */
  get objectsRead(): ObjectsRead {
    return this.#objectsRead;
  }

  /** Whether there is a session: some commands only look at the state. */
  get isConfigured(): boolean {
    return this.#sessions.length > 0;
  }

  /** Cleans up after every `configure`. */
  async close(ending: Ending): Promise<void> {
    await Promise.all(this.#sessions.map((session) => this.provider.close?.(session, ending)));
  }

  /** Asks all waiting hooks to stop. */
  stop(): void {
    this.#stop.abort(new Error("Terraform was asked to stop"));
  }

  hookContext(diagnostics: Diagnostics): HookContext<unknown> {
    const session = this.#sessions.at(-1);
    return { session, client: session, signal: this.#stop.signal, log: this.log, warn: diagnostics.warn };
  }
}

// Every waiting hook listens to it, and Terraform may run many at once.
function forManyHooks(): AbortController {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  return stop;
}

/** An object from the wire; null if there is none. It may be frozen. */
export function readValues(value: DynamicValue | undefined, schema: Schema): Values | null {
  const read = hasSecrets(schema) ? decode : decodeOnce;
  return read(value, schemaType(schema)) as Values | null;
}

/** A configuration from the wire; a missing one is an error of Terraform's. */
export function readConfig(value: DynamicValue | undefined, schema: Schema): Values {
  const config = readValues(value, schema);
  if (!config) throw new Error("Terraform sent no configuration.");
  return config;
}

/** An object for the wire. */
export function writeValues(values: Values | null, schema: Schema): DynamicValue {
  return encode(values, schemaType(schema));
}

/**
 * Like {@link writeValues}, for the result of a hook, which may not match the schema: then that is reported, and the result
 * is undefined.
 */
export function tryWriteValues(
  values: Values | null,
  schema: Schema,
  diagnostics: Diagnostics,
  doing: Message<"error">,
): DynamicValue | undefined {
  try {
    return writeValues(values, schema);
  } catch (thrown) {
    diagnostics.addThrown(thrown, doing);
    return undefined;
  }
}

/** Diagnostics for the wire, with paths resolved by the schema. They name the construct that their subject comes from. */
export function writeDiagnostics(
  diagnostics: Diagnostics,
  schema?: Schema,
  subject?: ConfiguredObject,
): ProtoDiagnostic[] {
  const path = subject && diagnostics.all.length > 0 ? constructPath(subject) : undefined;
  return diagnostics.all.map((diagnostic) => diagnosticToProto(withReferences(diagnostic, path), schema));
}

// On lines of their own, so that programs can find them.
function withReferences(diagnostic: Diagnostic, path: string | undefined): Diagnostic {
  const { detail, code } = diagnostic;
  const lines = [path && `Construct: ${path}`, code && `Code: ${code}`].filter((line) => line);
  return { ...diagnostic, detail: [detail, lines.join("\n")].filter((part) => part).join("\n\n") };
}
