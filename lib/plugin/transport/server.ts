import { GrpcServer, type GrpcServerOptions } from "./grpc";
import type { ProviderHandlers } from "./handlers";
import type { Logger } from "./log";
import { processMethods } from "./process-services";
import { providerMethods } from "./provider-service";

// A state of many thousand entries is more than the 4 MiB that gRPC allows.
const MOST_BYTES = 256 * 1024 * 1024;

/** What {@link startServer} needs. */
export interface ServerOptions extends Pick<GrpcServerOptions, "tls"> {
  readonly handlers: ProviderHandlers;
  /** The path of the unix socket to listen on. */
  readonly socket: string;
  readonly log: Logger;
  /** Terraform asked the process to end; the reply is on its way. */
  readonly onShutdown: () => void;
}

/** Serves the provider and go-plugin's services on a unix socket. Rejects when the socket cannot be listened on. */
export async function startServer({ handlers, socket, tls, log, onShutdown }: ServerOptions): Promise<GrpcServer> {
  const methods = new Map([...providerMethods(handlers, log), ...processMethods(onShutdown)]);
  const server = new GrpcServer({ methods, mostBytes: MOST_BYTES, ...(tls && { tls }) });
  await server.listen(socket);
  return server;
}
