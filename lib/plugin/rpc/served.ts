import type { Ending } from "../hooks";
import type { ProviderHandlers } from "../transport";

/** A provider that is ready to be served. */
export interface ServedProvider {
  readonly handlers: ProviderHandlers;
  /** Cleans up after the provider's `configure`. */
  close(ending: Ending): Promise<void>;
}
