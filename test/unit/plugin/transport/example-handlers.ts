import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { Provider } from "../../../../lib/plugin/proto";
import type { ProviderHandlers } from "../../../../lib/plugin/transport";

type Parts = {
  readonly [M in keyof ProviderHandlers]: (...given: Parameters<ProviderHandlers[M]>) => Promise<object>;
};

/** Handlers whose answers have what they leave out. */
function completed(parts: Parts): ProviderHandlers {
  const handlers = Object.entries(parts).map(([name, answer]) => {
    const { responseType } = Provider.methods[name as keyof ProviderHandlers];
    return [name, async (...given: [never, never]) => responseType.fromPartial(await answer(...given))];
  });
  return Object.fromEntries(handlers) as ProviderHandlers;
}

let stop = () => {};
const stopped = new Promise<void>((resolve) => {
  stop = resolve;
});

/** A provider whose calls tell what they were asked. `readResource` of `slow` ends after SIGTERM, of `waiting` at a stop, of `cut-off` when the call is given up. */
export const exampleHandlers = completed({
  getMetadata: async () => ({ resources: [{ typeName: "example_thing" }] }),
  getProviderSchema: async () => ({}),
  validateProviderConfig: async () => ({}),
  validateResourceConfig: async ({ config }) => ({
    diagnostics: [{ summary: `${config?.msgpack.length} bytes` }],
  }),
  validateDataResourceConfig: async () => {
    throw new TypeError("the password is test-secret-value");
  },
  configureProvider: async () => ({}),
  upgradeResourceState: async () => ({}),
  readResource: async ({ typeName, currentState }, { signal }) => {
    if (typeName === "slow") {
      await once(process, "SIGTERM");
      await turn();
    }
    if (typeName === "waiting") await stopped;
    if (typeName === "cut-off") {
      process.stderr.write("call began\n");
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      process.stderr.write("call was given up\n");
    }
    return { newState: currentState };
  },
  planResourceChange: async () => ({}),
  applyResourceChange: async () => ({}),
  importResourceState: async ({ typeName, id }) => ({ importedResources: [{ typeName: `${typeName}/${id}` }] }),
  moveResourceState: async () => ({}),
  readDataSource: async () => ({}),
  stopProvider: async () => {
    stop();
    return {};
  },
});
