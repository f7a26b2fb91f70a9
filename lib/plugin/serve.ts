import type { Provider } from "./hooks";
import { reattached } from "./reattached";
import type { ReattachedProvider } from "./reattached-provider";
import { answerCalls } from "./rpc";
import { serveProcess } from "./serve-process";
import { createLogger } from "./transport";

/**
 * Serves a provider to the Terraform that started this process, until Terraform ends it. If started by hand, the process
 * explains what it is for and exits with 1.
 */
export async function serve(provider: Provider): Promise<void> {
  const log = createLogger({ module: provider.name });
  await serveProcess(answerCalls(provider, log), log);
}

/**
 * Serves a provider inside this process, for tests and debugging. `source` is the address in configurations, such as
 * `terraform.local/cdktf-cckm/cckm`.
 */
export async function serveReattach(provider: Provider, source: string): Promise<ReattachedProvider> {
  return reattached((log) => answerCalls(provider, log), provider.name, source);
}
