import type { ProviderHandlers } from "./handlers";
import type { Logger } from "./log";
import { providerMethods, schemaBytes, stopProvider } from "./provider-service";
import { codeReceiver } from "./receive-code";

/** Passes a provider to the program that waits for it; false if there is none, and the provider is to serve itself. */
export function handOver(handlers: ProviderHandlers, { log, close }: { log: Logger; close(): Promise<void> }): boolean {
  const receive = codeReceiver();
  const methods = new Map(providerMethods(handlers, log));
  receive?.({ methods, schema: () => schemaBytes(handlers), stop: () => stopProvider(handlers), close });
  return receive !== undefined;
}
