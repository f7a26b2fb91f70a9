import type { Provider } from "./hooks";
import { answerCalls } from "./rpc";
import type { ServedProvider } from "./rpc/served";
import { serveProcess } from "./serve-process";
import { createLogger, type Logger, serveReattach as serveHandlers } from "./transport";

/**
 * Serves a provider to the Terraform that started this process, until Terraform ends it. If started by hand, the process
 * explains what it is for and exits with 1.
 */
export async function serve(provider: Provider): Promise<void> {
  const log = createLogger({ module: provider.name });
  await serveProcess(answerCalls(provider, log), log);
}

/** A provider running inside this process. */
export interface ReattachedProvider {
  /** Value of the environment variable TF_REATTACH_PROVIDERS for the Terraform that is to use it. */
  readonly reattach: string;
  close(): Promise<void>;
}

/**
 * Serves a provider inside this process, for tests and debugging. `source` is the address in configurations, such as
 * `terraform.local/cdktf-cckm/cckm`.
 */
export async function serveReattach(provider: Provider, source: string): Promise<ReattachedProvider> {
  return reattached((log) => answerCalls(provider, log), provider.name, source);
}

/** The same for a provider whose calls are answered by other code than this. */
export async function reattached(
  answer: (log: Logger) => ServedProvider,
  name: string,
  source: string,
): Promise<ReattachedProvider> {
  const log = createLogger({ module: name });
  const served = answer(log);
  const { reattach, close } = await serveHandlers(served.handlers, { source, log });
  return {
    reattach,
    close: async () => {
      await close();
      await served.close({ ofProcess: false });
    },
  };
}
