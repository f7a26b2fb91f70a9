import type { HookLog, Provider } from "../hooks";
import { StopProvider_Response } from "../proto";
import type { ProviderHandlers } from "../transport";
import { applyResourceChange } from "./apply";
import { configureProvider } from "./configure";
import { getMetadata, getProviderSchema } from "./metadata";
import { planResourceChange } from "./plan";
import { readResource } from "./read";
import { readDataSource } from "./read-data";
import type { ServedProvider } from "./served";
import { ProviderServer } from "./server";
import { importResourceState, moveResourceState, upgradeResourceState } from "./state";
import { validateDataResourceConfig, validateProviderConfig, validateResourceConfig } from "./validate";

/** Answers every call of the protocol for a provider. */
export function answerCalls(provider: Provider, log: HookLog): ServedProvider {
  const server = new ProviderServer(provider, log);
  const handlers: ProviderHandlers = {
    getMetadata: () => getMetadata(server),
    getProviderSchema: () => getProviderSchema(server),
    validateProviderConfig: (request) => validateProviderConfig(server, request),
    validateResourceConfig: (request) => validateResourceConfig(server, request),
    validateDataResourceConfig: (request) => validateDataResourceConfig(server, request),
    configureProvider: (request) => configureProvider(server, request),
    upgradeResourceState: (request) => upgradeResourceState(server, request),
    readResource: (request) => readResource(server, request),
    planResourceChange: (request) => planResourceChange(server, request),
    applyResourceChange: (request) => applyResourceChange(server, request),
    importResourceState: (request) => importResourceState(server, request),
    moveResourceState: (request) => moveResourceState(server, request),
    readDataSource: (request) => readDataSource(server, request),
    stopProvider: async () => {
      server.stop();
      return StopProvider_Response.create();
    },
  };
  return { handlers, close: (ending) => server.close(ending) };
}
