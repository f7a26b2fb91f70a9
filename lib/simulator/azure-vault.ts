import { notFound } from "./errors";
import type { VaultRecord } from "./records";
import type { Store } from "./store";

/** @throws ApiError 404 when no vault has this name or id */
export function requireVault(store: Store, nameOrId: string): VaultRecord {
  const vault = store.findVault(nameOrId);
  if (!vault) throw notFound(`key vault "${nameOrId}" not found`);
  return vault;
}
