import type { Schema } from "../../schema";
import type { Message } from "../../words";
import { decode, diagnosticToProto, encode, schemaType } from "../codec";
import type { DataSource, Diagnostic, HookContext, HookLog, Provider, Resource, Values } from "../hooks";
import type { Diagnostics } from "../lifecycle/diagnostics";
import { ObjectsRead } from "../lifecycle/objects-read";
import type { DynamicValue, Diagnostic as ProtoDiagnostic } from "../proto";
import { type ConfiguredObject, constructPath } from "./construct-path";

/** What the calls of one provider process share. */
export class ProviderServer {
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #dataSources: ReadonlyMap<string, DataSource>;
  readonly #sessions: unknown[] = [];
  #stop = new AbortController();
  #objectsRead = new ObjectsRead();

  constructor(
    readonly provider: Provider,
    readonly log: HookLog,
  ) {
    this.#resources = new Map(provider.resources.map((resource) => [resource.type, resource]));
    this.#dataSources = new Map((provider.dataSources ?? []).map((source) => [source.type, source]));
  }

  /** Throws for a type that the provider does not have. */
  resource(type: string): Resource {
    const found = this.#resources.get(type);
    if (!found) throw new Error(`The provider ${this.provider.name} has no resource ${type}.`);
    return found;
  }

  /** Throws for a type that the provider does not have. */
  dataSource(type: string): DataSource {
    const found = this.#dataSources.get(type);
    if (!found) throw new Error(`The provider ${this.provider.name} has no data source ${type}.`);
    return found;
  }

  /** Takes what `configure` made. A server that outlives a command (reattached) is configured again for the next one. */
  configured(session: unknown): void {
    this.#sessions.push(session);
    this.#stop = new AbortController();
    this.#objectsRead = new ObjectsRead();
  }

  /** What was read since the provider was configured: every walk of a command, plan or apply, configures anew. */
  get objectsRead(): ObjectsRead {
    return this.#objectsRead;
  }

  /** Whether there is a session: some commands only look at the state. */
  get isConfigured(): boolean {
    return this.#sessions.length > 0;
  }

  /** Ends what every `configure` began. */
  async close(): Promise<void> {
    await Promise.all(this.#sessions.map((session) => this.provider.close?.(session)));
  }

  /** Asks the waits of all hooks to end. */
  stop(): void {
    this.#stop.abort(new Error("Terraform was asked to stop"));
  }

  hookContext(diagnostics: Diagnostics): HookContext<unknown> {
    const session = this.#sessions.at(-1);
    return { session, client: session, signal: this.#stop.signal, log: this.log, warn: diagnostics.warn };
  }
}

/** An object from the wire; null where there is none. */
export function readValues(value: DynamicValue | undefined, schema: Schema): Values | null {
  return decode(value, schemaType(schema)) as Values | null;
}

/** A configuration from the wire; one that is missing is Terraform's error. */
export function readConfig(value: DynamicValue | undefined, schema: Schema): Values {
  const config = readValues(value, schema);
  if (!config) throw new Error("Terraform sent no configuration.");
  return config;
}

/** An object for the wire. */
export function writeValues(values: Values | null, schema: Schema): DynamicValue {
  return encode(values, schemaType(schema));
}

/** The same for what a hook returned, which may not fit the schema: then that is said, and it is undefined. */
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

/** Diagnostics for the wire, their paths in the schema's terms. They name the construct that their subject comes from. */
export function writeDiagnostics(
  diagnostics: Diagnostics,
  schema?: Schema,
  subject?: ConfiguredObject,
): ProtoDiagnostic[] {
  const path = subject && diagnostics.all.length > 0 ? constructPath(subject) : undefined;
  return diagnostics.all.map((diagnostic) => diagnosticToProto(withReferences(diagnostic, path), schema));
}

// Lines of their own, so that programs find them.
function withReferences(diagnostic: Diagnostic, path: string | undefined): Diagnostic {
  const { detail, code } = diagnostic;
  const lines = [path && `Construct: ${path}`, code && `Code: ${code}`].filter((line) => line);
  return { ...diagnostic, detail: [detail, lines.join("\n")].filter((part) => part).join("\n\n") };
}
