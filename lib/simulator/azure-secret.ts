import { invalidValue } from "./errors";
import type { SecretRecord, VaultRecord } from "./records";
import { type AppContext, type Simulation, shown } from "./simulation";
import { wholeSeconds } from "./timestamps";

/** Checks that a secret's vault is not a managed HSM, which only holds keys. */
export function checkSecretVault(vault: VaultRecord): void {
  if (vault.type !== "vault") throw invalidValue(`key vault "${vault.name}" is a managed HSM, which holds no secrets`);
}

/** Updates the timestamps of a secret in CCKM and in Azure. */
export function touch(sim: Simulation, secret: SecretRecord): void {
  const now = sim.clock.now();
  secret.updatedAt = sim.timestamps.next();
  secret.syncedAt = wholeSeconds(now);
  secret.azure_updated_at = wholeSeconds(now);
  secret.attributes.updated = Math.floor(now / 1000);
}

/**
 * The reply for a secret, with its fields in the order of the API page. Only the reply to the POST that created it contains
 * the value, unless the quirks say otherwise. The recoverable days are in no reply.
 */
export function secretView(c: AppContext, secret: SecretRecord, created = false): object {
  const { sim } = c.var;
  const { recoveryLevel, enabled, created: since, updated, exp, nbf } = secret.attributes;
  const showValue = created || sim.quirks.valueInSecretReads;
  const view = {
    id: secret.id,
    uri: secret.uri,
    account: secret.account,
    application: secret.application,
    devAccount: secret.devAccount,
    createdAt: secret.createdAt,
    updatedAt: secret.updatedAt,
    key_vault: secret.key_vault,
    key_vault_id: secret.key_vault_id,
    region: secret.region,
    deleted: secret.deleted,
    backup_at: secret.backup_at,
    soft_delete_enabled: secret.soft_delete_enabled,
    key_soft_deleted_in_azure: secret.key_soft_deleted_in_azure,
    syncedAt: secret.syncedAt,
    created_by: secret.created_by,
    modified_by: secret.modified_by,
    backup: secret.backup,
    secret_name: secret.secret_name,
    version: secret.version,
    azure_param: {
      value: showValue ? secret.value : undefined,
      [sim.quirks.contentTypeName]: secret.content_type,
      attributes: { recoveryLevel, enabled, created: since, updated, exp, nbf },
      tags: secret.tags,
    },
    azure_created_at: secret.azure_created_at,
    azure_updated_at: secret.azure_updated_at,
    tenant: secret.tenant,
    status: secret.status,
  };
  return shown(c, view, created ? "created" : "changed");
}
