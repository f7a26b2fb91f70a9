import { writeSync } from "node:fs";
import { type Certificate, makeCertificate } from "./certificate";
import {
  handshakeDescriptor,
  handshakeLine,
  handshakeSaid,
  type Network,
  NOT_FOR_PEOPLE,
  startedByTerraform,
  unsupportedProtocols,
} from "./handshake";
import { type Listening, listenOnLoopback, listenOnSocket, NETWORK } from "./listen";
import { starterOf } from "./parent";

/** A provider that Terraform can connect to; its connections wait for a server. */
export interface Begun {
  readonly listening: Listening;
  /** Both sides' certificates; undefined if Terraform's TLS is off. */
  readonly tls?: Certificate & { readonly clientCertificate: string };
  /** The process that started this one. */
  readonly parent: number;
  /** The one that has started that, if it only waits for this one. */
  readonly starter: number | undefined;
  /** SIGTERM, which ends the process until then, is left to whoever serves. */
  leaveSignal(): void;
}

/**
 * Listens and writes the handshake. Terraform connects while everything else is loaded, so this imports as little as
 * possible. If started by hand, the process prints one sentence and exits with 1.
 */
export async function begin(network: Network = NETWORK): Promise<Begun> {
  const [parent, starter] = [process.ppid, starterOf(process.env)];
  if (!startedByTerraform(process.env)) {
    writeLine(2, NOT_FOR_PEOPLE);
    process.exit(1);
  }
  // Ctrl-C reaches Terraform too, which decides what still has to be done.
  process.on("SIGINT", () => {});
  const clientCertificate = process.env.PLUGIN_CLIENT_CERT;
  const tls = clientCertificate ? { ...makeCertificate(), clientCertificate } : undefined;
  // A signal that nobody heeds ends a process without its "exit", and the socket's folder would stay.
  const exit = () => process.exit(1);
  const end = () => void starting.then(exit, exit);
  process.on("SIGTERM", end);
  const starting = network === "tcp" ? listenOnLoopback() : listenOnSocket();
  const listening = await starting;
  process.on("exit", listening.remove);
  const refused = unsupportedProtocols(process.env);
  // With the version in the handshake, Terraform explains the problem; it could not for a provider that just exits.
  if (refused) writeLine(2, `This provider speaks plugin protocol 6; Terraform offered ${refused}.\n`);
  writeLine(handshakeDescriptor(process.argv), handshakeLine(listening.network, listening.address, tls?.handshake));
  handshakeSaid(process.argv);
  return { listening, parent, starter, leaveSignal: () => void process.off("SIGTERM", end), ...(tls && { tls }) };
}

function writeLine(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, line);
  } catch (error) {
    // Terraform is already gone; the parent watch ends the process.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}
