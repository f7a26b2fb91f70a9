import type { Begun } from "./begin";
import { GrpcServer, type MethodTable } from "./grpc";
import type { Logger } from "./log";
import { watchParent } from "./parent";
import { processMethods } from "./process-services";
import { sweepSocketFolders } from "./socket-folder";

// A state with many thousand entries exceeds gRPC's default of 4 MiB.
export const MOST_BYTES = 256 * 1024 * 1024;

// Terraform waits two seconds for the process to end; the client's own shutdown needs a few milliseconds.
const SHUTDOWN_MS = 250;

// The temporary folder may have thousands of entries, and Terraform waits for the first answer.
const SWEEP_MS = 100;

/** Options of {@link serveBegun}. */
export interface BegunOptions {
  readonly log: Logger;
  /** Tells what waits to stop. */
  readonly stop: () => void;
  /** Cleans up when the calls in flight are answered; it has 250 ms when Terraform shuts the provider down. */
  readonly close?: () => Promise<void>;
}

/**
 * Serves these methods and go-plugin's to the Terraform that started this process. The process ends when Terraform says so
 * or is gone, or on SIGTERM after the calls in flight are answered.
 */
export function serveBegun(begun: Begun, methods: MethodTable, { log, stop, close }: BegunOptions): void {
  const { listening, tls } = begun;
  process.on("SIGINT", () => log.debug("SIGINT left to Terraform"));
  // If Terraform is killed, its ends of the pipes are gone; the parent watch then ends the process cleanly.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  watchParent(() => process.exit(1), begun);
  const end = async (asked: "by Terraform" | "by a signal") => {
    listening.stop();
    const held = server.endHeld();
    const drained = server.drain();
    // The run goes on as long as a call does: its journal is needed until then.
    if (asked === "by a signal") await drained;
    await close?.().catch(() => {});
    // Terraform has its answer by then, and waits for the process to end, not for the connection to be closed.
    if (asked === "by Terraform" && !server.isBusy) void held.then(() => setImmediate(() => process.exit(0)));
    await drained;
    process.exit(0);
  };
  const own = new Map(
    processMethods(() => {
      setTimeout(() => process.exit(0), SHUTDOWN_MS);
      void end("by Terraform");
    }),
  );
  const all: MethodTable = { get: (path) => own.get(path) ?? methods.get(path) };
  const server = new GrpcServer({ methods: all, mostBytes: MOST_BYTES, ...(tls && { tls }) });
  onSignals(() => {
    // Terraform, which may have got the signal too, can no longer ask for it.
    stop();
    return end("by a signal");
  });
  begun.leaveSignal();
  listening.take((connection) => server.take(connection));
  setTimeout(() => {
    sweepSocketFolders().catch((error: NodeJS.ErrnoException) => log.debug("sweep failed", { code: error.code }));
  }, SWEEP_MS).unref();
}

/**
 * The first signal lets calls in flight finish, because an interrupted write leaves an object that no state knows; the
 * second does not.
 */
function onSignals(end: () => Promise<void>): void {
  let signalled = false;
  process.on("SIGTERM", () => {
    if (signalled) process.exit(1);
    signalled = true;
    void end();
  });
}
