import type { ProviderOutline } from "../hooks";
import { Provider, StopProvider_Response } from "../proto";
import { notLoaded, type ProviderHandlers } from "../transport";
import { getMetadata, getProviderSchema } from "./metadata";
import type { ServedProvider } from "./served";
import { ProviderTypes } from "./types";
import { validateDataResourceConfig, validateProviderConfig, validateResourceConfig } from "./validate";

type Handler = (request: unknown, call: unknown) => Promise<unknown>;

/**
 * Answers from a provider's outline what that is enough for, and loads the provider at the first other call: Terraform
 * starts a provider once only to validate the configuration.
 */
export function answerFromOutline(outline: ProviderOutline, load: () => Promise<ServedProvider>): ServedProvider {
  const types = new ProviderTypes(outline);
  let loading: Promise<ServedProvider> | undefined;
  const late = (name: keyof ProviderHandlers): Handler => {
    return async (request, call) => {
      loading ??= load().catch(notLoaded);
      return ((await loading).handlers[name] as Handler)(request, call);
    };
  };
  const names = Object.keys(Provider.methods) as (keyof ProviderHandlers)[];
  const all = Object.fromEntries(names.map((name) => [name, late(name)])) as unknown as ProviderHandlers;
  const handlers: ProviderHandlers = {
    ...all,
    getMetadata: () => getMetadata(types),
    getProviderSchema: () => getProviderSchema(types),
    validateProviderConfig: (request) => validateProviderConfig(types, request),
    validateResourceConfig: (request) => validateResourceConfig(types, request),
    validateDataResourceConfig: (request) => validateDataResourceConfig(types, request),
    // Nothing waits before the provider is loaded.
    stopProvider: async (request, call) => (loading ? all.stopProvider(request, call) : StopProvider_Response.create()),
  };
  return { handlers, close: async (ending) => (await loading?.catch(() => undefined))?.close(ending) };
}
