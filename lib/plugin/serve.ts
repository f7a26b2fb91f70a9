import type { Provider } from "./hooks";
import { answerCalls } from "./rpc";
import { createLogger, serveReattach as serveHandlers, serveProvider } from "./transport";

/**
 * Serves a provider to the Terraform that started this process, until it ends the process. Started by hand, the process
 * says what it is for and exits with 1.
 */
export async function serve(provider: Provider): Promise<void> {
  const log = createLogger({ module: provider.name });
  const { handlers, close } = answerCalls(provider, log);
  await serveProvider(handlers, { log, close });
}

/** A provider that runs inside this process. */
export interface ReattachedProvider {
  /** For the environment variable TF_REATTACH_PROVIDERS of the Terraform that is to use it. */
  readonly reattach: string;
  close(): Promise<void>;
}

/**
 * Serves a provider inside this process, for tests and for debugging. `source` is the address that configurations name,
 * such as `terraform.local/cdktf-cckm/cckm`.
 */
export async function serveReattach(provider: Provider, source: string): Promise<ReattachedProvider> {
  const log = createLogger({ module: provider.name });
  const served = answerCalls(provider, log);
  const { reattach, close } = await serveHandlers(served.handlers, { source, log });
  return {
    reattach,
    close: async () => {
      await close();
      await served.close();
    },
  };
}
