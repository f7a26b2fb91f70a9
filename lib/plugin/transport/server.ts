import { Provider } from "../proto";
import type { ProviderHandlers } from "./handlers";
import type { Logger } from "./log";
import { addProcessServices } from "./process-services";
import { providerService } from "./provider-service";
import { serviceDefinition } from "./service";

// A state of many thousand entries is more than the 4 MiB that gRPC allows.
const MOST_BYTES = 256 * 1024 * 1024;

/** What {@link startServer} needs. */
export interface ServerOptions {
  readonly handlers: ProviderHandlers;
  /** The path of the unix socket to listen on. */
  readonly socket: string;
  /** Both sides' certificates and our key, PEM; without them anybody who reaches the socket is served. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientCertificate: string };
  readonly log: Logger;
  /** Terraform asked the process to end; the reply is on its way. */
  readonly onShutdown: () => void;
}

/** A server that listens. */
export interface RunningServer {
  /** Takes no more calls and ends when those in flight are answered. */
  drain(): Promise<void>;
  /** Ends at once. */
  destroy(): void;
}

/** Serves the provider and go-plugin's services on a unix socket. Rejects when the socket cannot be listened on. */
export async function startServer({ handlers, socket, tls, log, onShutdown }: ServerOptions): Promise<RunningServer> {
  const grpc = await import("@grpc/grpc-js");
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MOST_BYTES,
    "grpc.max_send_message_length": MOST_BYTES,
  });
  server.addService(serviceDefinition(Provider), providerService(handlers, log));
  const endStreams = addProcessServices(server, onShutdown);
  const credentials = tls
    ? grpc.ServerCredentials.createSsl(
        Buffer.from(tls.clientCertificate),
        [{ cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) }],
        true,
      )
    : grpc.ServerCredentials.createInsecure();
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, credentials, (error) => (error ? reject(error) : resolve()));
  });
  return {
    drain: () =>
      new Promise((resolve, reject) => {
        endStreams();
        server.tryShutdown((error) => (error ? reject(error) : resolve()));
      }),
    destroy: () => server.forceShutdown(),
  };
}
