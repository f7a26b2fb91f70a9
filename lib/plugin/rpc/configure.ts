import { configure } from "../lifecycle/configure";
import { Diagnostics } from "../lifecycle/diagnostics";
import { handed } from "../lifecycle/handed";
import { type ConfigureProvider_Request, ConfigureProvider_Response } from "../proto";
import { type ProviderServer, readConfig, writeDiagnostics } from "./server";

export async function configureProvider(
  server: ProviderServer,
  request: ConfigureProvider_Request,
): Promise<ConfigureProvider_Response> {
  const { provider, log } = server;
  const diagnostics = new Diagnostics();
  const config = handed(readConfig(request.config, provider.schema));
  const { terraformVersion } = request;
  const signal = server.begin();
  const made = await configure(provider, config, { terraformVersion, log, signal }, diagnostics);
  if (made) server.configured(made.session);
  const subject = { kind: "provider", type: provider.name, values: config } as const;
  return ConfigureProvider_Response.create({ diagnostics: writeDiagnostics(diagnostics, provider.schema, subject) });
}
