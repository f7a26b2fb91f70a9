import type { ServedProvider } from "./rpc/served";
import { handOver, type Logger, serveProvider } from "./transport";

/** Serves a provider to the program that has loaded it, otherwise to the Terraform that started this process. */
export async function serveProcess(served: ServedProvider, log: Logger): Promise<void> {
  const { handlers } = served;
  const close = () => served.close({ ofProcess: true });
  if (handOver(handlers, { log, close })) return;
  await serveProvider(handlers, { log, close });
}
