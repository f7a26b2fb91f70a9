import { writeSync } from "node:fs";
import { makeCertificate } from "./certificate";
import type { GrpcServer } from "./grpc";
import type { ProviderHandlers } from "./handlers";
import {
  handshakeDescriptor,
  handshakeLine,
  handshakeSaid,
  type Network,
  NOT_FOR_PEOPLE,
  startedByTerraform,
  unsupportedProtocols,
} from "./handshake";
import { listenOnLoopback, listenOnSocket, NETWORK } from "./listen";
import { createLogger, type Logger } from "./log";
import { watchParent } from "./parent";
import { makeServer } from "./server";
import { sweepSocketFolders } from "./socket-folder";

// Terraform waits two seconds for the process to end; the reply to Shutdown and the client's own shutdown need a few
// milliseconds.
const SHUTDOWN_MS = 250;

/** Options of {@link serveProvider}. */
export interface ServeOptions {
  /** Default: a logger on stderr. */
  readonly log?: Logger;
  /** Cleans up; it has 250 ms when Terraform shuts the provider down. */
  readonly close?: () => Promise<void>;
  /** Default: a unix socket; on Windows a port of the loopback interface. */
  readonly network?: Network;
}

/**
 * Serves a provider to the Terraform that started this process. The process ends when Terraform says so or is gone, or on
 * SIGTERM after the calls in flight are answered. If started by hand, it prints one sentence and exits with 1. SIGINT is
 * ignored: Ctrl-C reaches Terraform too, which decides what still has to be done.
 */
export async function serveProvider(handlers: ProviderHandlers, options: ServeOptions = {}): Promise<void> {
  const parent = process.ppid;
  if (!startedByTerraform(process.env)) {
    process.stderr.write(NOT_FOR_PEOPLE);
    process.exit(1);
  }
  const log = options.log ?? createLogger();
  process.on("SIGINT", () => log.debug("SIGINT left to Terraform"));
  // If Terraform is killed, its ends of the pipes are gone; the parent watch then ends the process cleanly.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  watchParent(() => process.exit(1), parent);

  const clientCertificate = process.env.PLUGIN_CLIENT_CERT;
  const own = clientCertificate ? makeCertificate() : undefined;
  const server = makeServer({
    handlers,
    ...(own && clientCertificate && { tls: { certificate: own.certificate, key: own.key, clientCertificate } }),
    log,
    onShutdown: () => {
      setTimeout(() => process.exit(0), SHUTDOWN_MS);
      void end(server, options.close);
    },
  });
  const listen = (options.network ?? NETWORK) === "tcp" ? listenOnLoopback : listenOnSocket;
  const { network, address, remove } = await listen(server);
  process.on("exit", remove);
  process.on("SIGTERM", () => endOnSignal(server, options.close));
  const refused = unsupportedProtocols(process.env);
  // With the version in the handshake, Terraform explains the problem; it could not for a provider that just exits.
  if (refused) process.stderr.write(`This provider speaks plugin protocol 6; Terraform offered ${refused}.\n`);
  writeHandshake(handshakeLine(network, address, own?.handshake));
  sweepSocketFolders().catch((error: NodeJS.ErrnoException) => log.debug("sweep failed", { code: error.code }));
}

function writeHandshake(line: string): void {
  try {
    writeSync(handshakeDescriptor(process.argv), line);
    handshakeSaid(process.argv);
  } catch (error) {
    // Terraform is already gone; the parent watch ends the process.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

let signalled = false;

/**
 * The first signal lets calls in flight finish, because an interrupted write leaves an object that no state knows; the
 * second does not.
 */
function endOnSignal(server: GrpcServer, close: ServeOptions["close"]): void {
  if (signalled) process.exit(1);
  signalled = true;
  void end(server, close);
}

async function end(server: GrpcServer, close: ServeOptions["close"]): Promise<void> {
  await Promise.allSettled([server.drain(), close?.()]);
  process.exit(0);
}
