import { GrpcServer } from "./grpc";
import type { ProviderHandlers } from "./handlers";
import { listenOnSocket } from "./listen";
import { createLogger, type Logger } from "./log";
import { processMethods } from "./process-services";
import { providerMethods } from "./provider-service";
import { MOST_BYTES } from "./serve-begun";

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
  const { source, log = createLogger() } = options;
  const methods = new Map([...providerMethods(handlers, log), ...processMethods(() => {})]);
  const server = new GrpcServer({ methods, mostBytes: MOST_BYTES });
  const { address, take, stop, remove } = await listenOnSocket();
  take((connection) => server.take(connection));
  const reattach = {
    [source]: {
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
      stop();
      server.destroy();
      remove();
    },
  };
}
