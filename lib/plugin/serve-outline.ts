import type { ProviderOutline } from "./hooks";
import { answerFromOutline } from "./rpc/outline";
import type { ServedProvider } from "./rpc/served";
import { serveProcess } from "./serve-process";
import { createLogger, type Logger } from "./transport";

/**
 * Serves a provider like `serve`, and loads it only when its outline is not enough for an answer. Imported by its file:
 * what this room exports as a whole loads all of it.
 */
export async function serveOutline(
  outline: ProviderOutline,
  load: (log: Logger) => Promise<ServedProvider>,
): Promise<void> {
  const log = createLogger({ module: outline.name });
  await serveProcess(
    answerFromOutline(outline, () => load(log)),
    log,
  );
}
