import { create } from "@bufbuild/protobuf";
import { Diagnostics } from "../lifecycle/diagnostics";
import {
  type ConfigureProvider_Request,
  type ConfigureProvider_Response,
  ConfigureProvider_ResponseSchema,
} from "../proto";
import * as words from "../words";
import { type ProviderServer, readConfig, writeDiagnostics } from "./server";

export async function configureProvider(
  server: ProviderServer,
  request: ConfigureProvider_Request,
): Promise<ConfigureProvider_Response> {
  const { provider, log } = server;
  const diagnostics = new Diagnostics();
  try {
    const config = readConfig(request.config, provider.schema);
    const context = { terraformVersion: request.terraformVersion, log, warn: diagnostics.warn };
    server.configured(await provider.configure(config, context));
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notConfigured(provider));
  }
  return create(ConfigureProvider_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, provider.schema) });
}
