import type { MethodTable } from "./grpc";

/** What a provider's code passes to the program that has loaded it. */
export interface ProviderCode {
  /** The methods of the provider's service. */
  readonly methods: MethodTable;
  /** The answer to a request for the schema. */
  schema(): Promise<Uint8Array>;
  /** Tells what waits to stop. */
  stop(): void;
  /** Cleans up when the process ends. */
  close(): Promise<void>;
}

type Receiver = (code: ProviderCode) => void;

// A property of the process, because the two sides are bundled apart. The number is that of the interface above.
const KEY = Symbol.for("cdktf-cckm.plugin.receive-code.2");
const place = globalThis as { [KEY]?: Receiver };

/** Runs the code of a provider, and resolves to that provider once it is served. Rejects if the code fails before that. */
export async function receiveCode(load: () => void): Promise<ProviderCode> {
  let fail: (error: unknown) => void = () => {};
  try {
    return await new Promise((resolve, reject) => {
      place[KEY] = resolve;
      fail = reject;
      // Code may also fail after it was loaded, while it prepares what it serves.
      process.on("uncaughtException", fail);
      load();
    });
  } finally {
    process.off("uncaughtException", fail);
  }
}

/** What waits for the code of this process; undefined if a provider is to serve itself. */
export function codeReceiver(): ((code: ProviderCode) => void) | undefined {
  return place[KEY];
}
