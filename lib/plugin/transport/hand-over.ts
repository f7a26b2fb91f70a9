import type { ProviderHandlers } from "./handlers";
import type { Logger } from "./log";
import { providerMethods, schemaBytes } from "./provider-service";
import { codeReceiver } from "./receive-code";

/** Passes a provider to the program that waits for it; false if there is none, and the provider is to serve itself. */
export function handOver(handlers: ProviderHandlers, { log, close }: { log: Logger; close(): Promise<void> }): boolean {
  const receive = codeReceiver();
  receive?.({ methods: new Map(providerMethods(handlers, log)), schema: () => schemaBytes(handlers), close });
  return receive !== undefined;
}
