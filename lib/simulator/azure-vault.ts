import { notFound } from "./errors";
import type { AzureConnection, VaultRecord } from "./records";
import type { Simulation } from "./simulation";
import type { Store } from "./store";

/** @throws ApiError 404 when no vault has this name or id */
export function requireVault(store: Store, nameOrId: string): VaultRecord {
  const vault = store.findVault(nameOrId);
  if (!vault) throw notFound(`key vault "${nameOrId}" not found`);
  return vault;
}

/** @throws ApiError 404 when no Azure connection has this name or id */
export function requireAzureConnection(store: Store, nameOrId: string): AzureConnection {
  const connection = store.findAzureConnection(nameOrId);
  if (!connection) throw notFound(`connection "${nameOrId}" not found`);
  return connection;
}

/** The reply for a vault. */
export function vaultView({ quirks, store }: Simulation, vault: VaultRecord): object {
  const { connectionAs } = quirks;
  const known = connectionAs === "sent" ? undefined : store.findAzureConnection(vault.connection)?.[connectionAs];
  return {
    ...vault,
    connection: known ?? vault.connection,
    acls: vault.acls.length > 0 ? vault.acls : undefined,
  };
}
