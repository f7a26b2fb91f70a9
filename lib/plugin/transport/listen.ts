import type { GrpcServer } from "./grpc";
import type { Network } from "./handshake";
import { makeSocketFolder } from "./socket-folder";

/** A listening server, in the terms of the handshake. */
export interface Listening {
  readonly network: Network;
  /** The path of a socket, or host and port. */
  readonly address: string;
  /** Removes the files that listening created. */
  remove(): void;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK = "127.0.0.1";
const HIGHEST_PORT = 65_535;
const ANY_FREE = { first: 0, last: 0 };

/** On Windows, Terraform connects to its plugins over loopback. */
export const NETWORK: Network = process.platform === "win32" ? "tcp" : "unix";

/** Listens on a unix socket in a private folder. Rejects if no folder is suitable. */
export async function listenOnSocket(server: GrpcServer): Promise<Listening> {
  const { socket, remove } = makeSocketFolder();
  try {
    await server.listen(socket);
  } catch (error) {
    remove();
    throw error;
  }
  return { network: "unix", address: socket, remove };
}

/**
 * Listens on a port of the loopback interface: the first free one in the range from `PLUGIN_MIN_PORT` to `PLUGIN_MAX_PORT`,
 * or any if these are not set. Rejects if none is free.
 */
export async function listenOnLoopback(server: GrpcServer, env: Environment = process.env): Promise<Listening> {
  const { first, last } = portRange(env);
  for (let port = first; port <= last; port++) {
    const bound = await server.listen({ host: LOOPBACK, port }).catch(unlessTaken);
    if (bound !== undefined) return { network: "tcp", address: `${LOOPBACK}:${bound}`, remove: () => {} };
  }
  throw new Error(
    `No port for the provider: ${first} to ${last} on ${LOOPBACK} are taken. Set PLUGIN_MIN_PORT and PLUGIN_MAX_PORT to a range with a free one.`,
  );
}

function portRange({ PLUGIN_MIN_PORT: least, PLUGIN_MAX_PORT: most }: Environment): typeof ANY_FREE {
  if (!least || !most) return ANY_FREE;
  const [first, last] = [Number(least), Number(most)];
  const allowed = [first, last].every((port) => Number.isInteger(port) && port > 0 && port <= HIGHEST_PORT);
  if (allowed && first <= last) return { first, last };
  throw new Error(
    `Expected PLUGIN_MIN_PORT and PLUGIN_MAX_PORT to be ports from 1 to ${HIGHEST_PORT}, the first not above the last; got ${JSON.stringify(least)} and ${JSON.stringify(most)}.`,
  );
}

// Windows reserves ranges of ports, and reports EACCES for those.
function unlessTaken(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
}
