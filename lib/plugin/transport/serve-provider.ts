import { begin } from "./begin";
import type { ProviderHandlers } from "./handlers";
import type { Network } from "./handshake";
import { createLogger } from "./log";
import { providerMethods, stopProvider } from "./provider-service";
import { type BegunOptions, serveBegun } from "./serve-begun";

/** Options of {@link serveProvider}. */
export interface ServeOptions extends Partial<Pick<BegunOptions, "log" | "close">> {
  /** Default: a unix socket; on Windows a port of the loopback interface. */
  readonly network?: Network;
}

/**
 * Serves a provider to the Terraform that started this process, until Terraform ends it or is gone. If started by hand, the
 * process prints one sentence and exits with 1.
 */
export async function serveProvider(handlers: ProviderHandlers, options: ServeOptions = {}): Promise<void> {
  const begun = await begin(options.network);
  const { log = createLogger(), close } = options;
  const stop = () => stopProvider(handlers);
  serveBegun(begun, new Map(providerMethods(handlers, log)), { log, stop, ...(close && { close }) });
}
