import type { ConfigureContext, Provider, Values } from "../hooks";
import * as words from "../words";
import type { Diagnostics } from "./diagnostics";

/** The session that the provider creates from its configuration; undefined if there was an error. */
export function configure(
  provider: Provider,
  config: Values,
  run: Pick<ConfigureContext, "terraformVersion" | "log" | "signal">,
  diagnostics: Diagnostics,
): Promise<{ readonly session: unknown } | undefined> {
  return diagnostics.trying(words.notConfigured(provider), async () => ({
    session: await provider.configure(config, { ...run, warn: diagnostics.warn }),
  }));
}
