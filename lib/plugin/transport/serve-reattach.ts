import type { ProviderHandlers } from "./handlers";
import { listenOnSocket } from "./listen";
import { createLogger, type Logger } from "./log";
import { makeServer } from "./server";

/** Options of {@link serveReattach}. */
export interface ReattachOptions {
  /** The provider's address, such as `terraform.local/example/example`. */
  readonly source: string;
  /** Default: a logger on stderr. */
  readonly log?: Logger;
}

/** A provider running in this process. */
export interface ReattachServer {
  /** The value of TF_REATTACH_PROVIDERS that makes Terraform use this provider. */
  readonly reattach: string;
  /** Stops the server and removes its socket. */
  close(): Promise<void>;
}

/**
 * Serves a provider from this process to any Terraform that gets {@link ReattachServer.reattach}: for tests and debuggers.
 * Without TLS; the socket's folder is private. Start Terraform asynchronously, because both share the event loop.
 */
export async function serveReattach(handlers: ProviderHandlers, options: ReattachOptions): Promise<ReattachServer> {
  const server = makeServer({ handlers, log: options.log ?? createLogger(), onShutdown: () => {} });
  const { address, remove } = await listenOnSocket(server);
  const reattach = {
    [options.source]: {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: process.pid,
      // Tells Terraform not to end the provider.
      Test: true,
      Addr: { Network: "unix", String: address },
    },
  };
  return {
    reattach: JSON.stringify(reattach),
    close: async () => {
      server.destroy();
      remove();
    },
  };
}
