// Apart from what the package exports, so that declarations of the whole protocol are none of the package's.
import type { ReattachedProvider } from "./reattached-provider";
import type { ServedProvider } from "./rpc/served";
import { createLogger, type Logger, serveReattach } from "./transport";

/** Serves a provider inside this process whose calls are answered by this code. */
export async function reattached(
  answer: (log: Logger) => ServedProvider,
  name: string,
  source: string,
): Promise<ReattachedProvider> {
  const log = createLogger({ module: name });
  const served = answer(log);
  const { reattach, close } = await serveReattach(served.handlers, { source, log });
  return {
    reattach,
    close: async () => {
      await close();
      await served.close({ ofProcess: false });
    },
  };
}
