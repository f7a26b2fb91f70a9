import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { Network } from "./handshake";
import { makeSocketFolder, PLACES } from "./socket-folder";

/** A listening server, in the terms of the handshake. */
export interface Listening {
  readonly network: Network;
  /** The path of a socket, or host and port. */
  readonly address: string;
  /** Passes on every connection, including those that came before this call. They are paused. */
  take(serve: (connection: Socket) => void): void;
  /** Accepts no more connections. */
  stop(): void;
  /** Removes the files that listening created. */
  remove(): void;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK = "127.0.0.1";
const HIGHEST_PORT = 65_535;
const ANY_FREE = { first: 0, last: 0 };

/** On Windows, Terraform connects to its plugins over loopback. */
export const NETWORK: Network = process.platform === "win32" ? "tcp" : "unix";

/**
 * Listens on a unix socket in a private folder. Rejects if no folder is suitable.
 * @param places Where the folder may be, in order of preference.
 * @param listen How to listen at a path.
 */
export async function listenOnSocket(places: readonly string[] = PLACES, listen = listening): Promise<Listening> {
  const { place, socket, remove } = makeSocketFolder(places);
  try {
    const { server, take } = await listen({ path: socket });
    return { network: "unix", address: socket, take, stop: () => server.close(), remove };
  } catch (error) {
    remove();
    // Some file systems have folders, but no sockets.
    const others = places.slice(places.indexOf(place) + 1);
    if (others.length === 0) throw error;
    return listenOnSocket(others, listen);
  }
}

/**
 * Listens on a port of the loopback interface: the first free one in the range from `PLUGIN_MIN_PORT` to `PLUGIN_MAX_PORT`,
 * or any if these are not set. Rejects if none is free.
 */
export async function listenOnLoopback(env: Environment = process.env): Promise<Listening> {
  const { first, last } = portRange(env);
  for (let port = first; port <= last; port++) {
    const bound = await listening({ host: LOOPBACK, port }).catch(unlessTaken);
    if (!bound) continue;
    const { server, take } = bound;
    const address = `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
    return { network: "tcp", address, take, stop: () => server.close(), remove: () => {} };
  }
  throw new Error(
    `No port for the provider: ${first} to ${last} on ${LOOPBACK} are taken. Set PLUGIN_MIN_PORT and PLUGIN_MAX_PORT to a range with a free one.`,
  );
}

/** Listens at a path or a port. */
export function listening(
  at: { readonly path: string } | { readonly host: string; readonly port: number },
): Promise<Pick<Listening, "take"> & { readonly server: Server }> {
  const waiting: Socket[] = [];
  let pass = (connection: Socket): void => void waiting.push(connection);
  const server = createServer({ pauseOnConnect: true }, (connection) => pass(connection));
  const take: Listening["take"] = (serve) => {
    pass = serve;
    for (const connection of waiting.splice(0)) serve(connection);
  };
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(at, () => {
      server.off("error", reject);
      resolve({ server, take });
    });
  });
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
