import type { Dispatcher, Pool, ProxyAgent } from "undici";

/** The parts of undici that requests are made with. */
export interface Undici {
  readonly Pool: typeof Pool;
  /** Loaded where it is asked for. */
  readonly ProxyAgent: typeof ProxyAgent;
}

let loaded: Undici | undefined;

/**
 * Loads those parts by themselves: the whole of undici, with fetch, caches, mocks and websockets, takes twice as long, in a
 * process that lives for one command.
 */
export function loadUndici(): Undici {
  loaded ??= load();
  return loaded;
}

function load(): Undici {
  const { prototype } = require("undici/lib/dispatcher/dispatcher.js") as { prototype: Dispatcher };
  // As its index does.
  Object.assign(prototype, {
    request: require("undici/lib/api/api-request.js"),
    connect: require("undici/lib/api/api-connect.js"),
  });
  return {
    Pool: require("undici/lib/dispatcher/pool.js") as typeof Pool,
    get ProxyAgent() {
      return require("undici/lib/dispatcher/proxy-agent.js") as typeof ProxyAgent;
    },
  };
}
