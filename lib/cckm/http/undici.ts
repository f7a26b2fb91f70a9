import type { buildConnector, Dispatcher, Pool } from "undici";

/** The parts of undici that are used here. */
export interface Undici {
  readonly Pool: typeof Pool;
  readonly buildConnector: typeof buildConnector;
}

let loaded: Undici | undefined;

/**
 * Loads those parts individually: all of undici, with fetch, caches, mocks and websockets, takes twice as long to load, in
 * a process that lives for one command.
 */
export function loadUndici(): Undici {
  loaded ??= load();
  return loaded;
}

function load(): Undici {
  const { prototype } = require("undici/lib/dispatcher/dispatcher.js") as { prototype: Dispatcher };
  // As undici's index does.
  Object.assign(prototype, { request: require("undici/lib/api/api-request.js") });
  return {
    Pool: require("undici/lib/dispatcher/pool.js") as typeof Pool,
    buildConnector: require("undici/lib/core/connect.js") as typeof buildConnector,
  };
}
