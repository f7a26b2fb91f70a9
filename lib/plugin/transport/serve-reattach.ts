import type { ProviderHandlers } from "./handlers";
import { listenOnSocket } from "./listen";
import { createLogger, type Logger } from "./log";
import { makeServer } from "./server";

/** What {@link serveReattach} takes beside the handlers. */
export interface ReattachOptions {
  /** The provider's address, such as `terraform.local/example/example`. */
  readonly source: string;
  /** Default: a logger on stderr. */
  readonly log?: Logger;
}

/** A provider that runs in this process. */
export interface ReattachServer {
  /** The value of TF_REATTACH_PROVIDERS with which a Terraform uses this provider. */
  readonly reattach: string;
  /** Ends the server and removes its socket. */
  close(): Promise<void>;
}

/**
 * Serves a provider from this process to any Terraform that is given {@link ReattachServer.reattach}: for tests and debuggers.
 * Without TLS; the socket's folder is private. Start Terraform asynchronously, for both share the event loop.
 */
export async function serveReattach(handlers: ProviderHandlers, options: ReattachOptions): Promise<ReattachServer> {
  const server = makeServer({ handlers, log: options.log ?? createLogger(), onShutdown: () => {} });
  const { address, remove } = await listenOnSocket(server);
  const reattach = {
    [options.source]: {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: process.pid,
      // Terraform leaves a provider under test running.
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
