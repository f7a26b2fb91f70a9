import type { buildConnector, Dispatcher, Pool } from "undici";
import { CckmError } from "./errors";

/** The parts of undici that are used here. */
export interface Undici {
  readonly Pool: typeof Pool;
  readonly buildConnector: typeof buildConnector;
}

let loaded: Undici | undefined;

/**
 * Loads those parts individually: all of undici, with fetch, caches, mocks and websockets, takes twice as long to load, in
 * a process that lives for one command.
 * @throws CckmError of kind `configuration` if this Node.js has no WebAssembly
 */
export function loadUndici(): Undici {
  // Its parser of replies is WebAssembly.
  if (!("WebAssembly" in globalThis)) throw withoutWebAssembly();
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

function withoutWebAssembly(): CckmError {
  const options = process.env.NODE_OPTIONS;
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    summary: `This Node.js runs without WebAssembly, which reading replies needs${options ? `, with NODE_OPTIONS=${options}` : ""}`,
    hint: "Remove --jitless, or what else turns WebAssembly off, from NODE_OPTIONS in the environment that Terraform or cckm is started with",
  });
}
