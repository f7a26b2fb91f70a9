import { z } from "zod";
import { requireAzureConnection } from "./azure-vault";
import { optionalText, text } from "./body";
import { badRequest, conflict, invalidValue } from "./errors";
import type { VaultFixture } from "./fixture-kinds";
import { azureVault } from "./fixtures";
import { demandFree, holdName } from "./names";
import type { VaultRecord } from "./records";
import type { Simulation } from "./simulation";

const backupLimit = z.int().min(0).max(65_535).nullish();

const descriptor = z.object({
  name: text,
  type: z.string().optional(),
  location: z.string().optional(),
  properties: z
    .object({
      tenantId: text,
      enableSoftDelete: z.boolean().nullish(),
      enablePurgeProtection: z.boolean().nullish(),
    })
    .optional(),
});

export const addRequest = z.object({
  connection: text,
  subscription_id: text,
  vaults: z.array(descriptor).min(1, "must hold at least one vault"),
  cloud_key_backup_limit: backupLimit,
});

export const vaultUpdate = z.object({
  connection: optionalText,
  name: optionalText,
  subscription_id: optionalText,
  cloud_key_backup_limit: backupLimit,
});

/** The vaults or managed HSMs of a subscription in Azure, whether CCKM manages them or not; one page at a time. */
export function liveVaults(
  { store }: Simulation,
  type: VaultRecord["type"],
  asked: {
    connection: string;
    subscription_id: string;
    limit?: number | null | undefined;
    nextLink?: string | null | undefined;
  },
): object {
  const { connection, subscription_id, limit, nextLink } = asked;
  requireAzureConnection(store, connection);
  const id = subscription_id.toLowerCase();
  const all = [...store.azureVaults.values()].filter(
    (vault) => (vault.type ?? "vault") === type && vault.subscription_id.toLowerCase() === id,
  );
  const from = nextLink ? Number(nextLink) : 0;
  if (!Number.isInteger(from)) throw invalidValue(`nextLink: "${nextLink}" is none of this list`);
  const until = from + (limit ?? 1000);
  return {
    vaults: all.slice(from, until).map(descriptorOf),
    connection,
    subscription_id,
    nextLink: until < all.length ? String(until) : null,
  };
}

/** Adds vaults to CCKM. @throws ApiError 404 for an unknown connection, 409 for a vault that is already managed */
export function addVaults(sim: Simulation, body: z.output<typeof addRequest>): VaultRecord[] {
  const { store } = sim;
  const { connection, subscription_id, vaults } = body;
  requireAzureConnection(store, connection);
  for (const { name } of vaults) {
    const full = `${name}::${subscription_id}`;
    if (store.findVault(full)) throw conflict(`vault "${full}" is already managed by CCKM`);
    demandFree(store, sim.clock, `vaults/${full.toLowerCase()}`, `vault "${full}"`);
  }
  const limit = body.cloud_key_backup_limit ? { cloud_key_backup_limit: body.cloud_key_backup_limit } : {};
  return vaults.map(({ name, location = "eastus", type = "", properties }) => {
    const known = store.azureVaults.get(`${name}::${subscription_id}`.toLowerCase());
    const made = azureVault(name, subscription_id, location, { type: /hsm/i.test(type) ? "managedHsm" : "vault" });
    const { id: _, ...vault } = known ?? {
      ...made,
      properties: {
        ...made.properties,
        ...(properties && { tenantId: properties.tenantId }),
        enableSoftDelete: properties?.enableSoftDelete ?? true,
        enablePurgeProtection: properties?.enablePurgeProtection ?? false,
      },
    };
    return store.addVault({ ...vault, connection, ...limit });
  });
}

/** Changes a vault: its connection, and the number of backups per key; 0 means no limit. */
export function changeVault(sim: Simulation, vault: VaultRecord, change: z.output<typeof vaultUpdate>): void {
  for (const fixed of ["name", "subscription_id"] as const) {
    if (change[fixed] !== undefined && change[fixed] !== vault[fixed]) throw badRequest(`${fixed} cannot be changed`);
  }
  if (change.connection === undefined) throw badRequest("Validation errors:\n connection: is required");
  requireAzureConnection(sim.store, change.connection);
  vault.connection = change.connection;
  if (change.cloud_key_backup_limit) vault.cloud_key_backup_limit = change.cloud_key_backup_limit;
  else if (change.cloud_key_backup_limit === 0) delete vault.cloud_key_backup_limit;
  vault.updatedAt = sim.timestamps.next();
}

/** Removes a vault from CCKM, with everything that CCKM knows about its secrets; nothing in Azure changes. */
export function removeVault({ store, clock, quirks }: Simulation, { id, name }: VaultRecord): void {
  store.vaults.delete(id);
  for (const secret of store.secrets.values()) if (secret.key_vault_id === id) store.secrets.delete(secret.id);
  holdName(store, clock, `vaults/${name.toLowerCase()}`, quirks.deleteSettleSeconds);
}

function descriptorOf(vault: VaultFixture): object {
  const kind = vault.type === "managedHsm" ? "managedHSMs" : "vaults";
  return {
    name: vault.azure_name,
    azure_vault_id: `/subscriptions/${vault.subscription_id}/resourceGroups/cckm/providers/Microsoft.KeyVault/${kind}/${vault.azure_name}`,
    type: `Microsoft.KeyVault/${kind}`,
    location: vault.location,
    tags: {},
    properties: {
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      ...vault.properties,
    },
  };
}
