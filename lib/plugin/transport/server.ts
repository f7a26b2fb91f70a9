import { GrpcServer, type GrpcServerOptions } from "./grpc";
import type { ProviderHandlers } from "./handlers";
import type { Logger } from "./log";
import { processMethods } from "./process-services";
import { providerMethods } from "./provider-service";

// A state with many thousand entries exceeds gRPC's default of 4 MiB.
const MOST_BYTES = 256 * 1024 * 1024;

/** What {@link makeServer} needs. */
export interface ServerOptions extends Pick<GrpcServerOptions, "tls"> {
  readonly handlers: ProviderHandlers;
  readonly log: Logger;
  /** Called when Terraform asks the process to end; the reply is on its way. */
  readonly onShutdown: () => void;
}

/** The server for the provider and go-plugin's services, not listening yet. */
export function makeServer({ handlers, tls, log, onShutdown }: ServerOptions): GrpcServer {
  const methods = new Map([...providerMethods(handlers, log), ...processMethods(onShutdown)]);
  return new GrpcServer({ methods, mostBytes: MOST_BYTES, ...(tls && { tls }) });
}
