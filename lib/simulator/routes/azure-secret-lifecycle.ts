import { checkSecretVault, touch } from "../azure-secret";
import { requireVault } from "../azure-vault";
import { badRequest, conflict } from "../errors";
import { holdName, vaultSpelling } from "../names";
import type { SecretRecord, SecretStatus } from "../records";
import type { Simulation } from "../simulation";
import { secretKey } from "../store";

// AVAILABLE -soft-delete-> SOFT-DELETED -hard-delete-> DELETED -DELETE-> gone; recover and restore lead back. Azure deletes
// and recovers a secret with all its versions, so all its records change together.

/** In a vault without soft delete the secret is purged at once. */
export function softDelete(sim: Simulation, secret: SecretRecord): void {
  demand(secret, "AVAILABLE", "deleted");
  demandSettled(sim, secret);
  const status = secret.soft_delete_enabled ? "SOFT-DELETED" : "DELETED";
  move(sim, secret, status);
  if (status === "DELETED") holdSecretName(sim, secret);
  settleFor(sim, secret, sim.quirks.softDeleteSettleSeconds);
}

/** @throws ApiError 409 while Azure is busy with the soft delete, 400 if purging is forbidden */
export function hardDelete(sim: Simulation, secret: SecretRecord): void {
  demand(secret, "SOFT-DELETED", "purged");
  demandSettled(sim, secret);
  const vault = sim.store.vaults.get(secret.key_vault_id);
  if (vault?.properties.enablePurgeProtection || !secret.attributes.recoveryLevel.includes("Purgeable")) {
    throw badRequest(
      `Operation "purge" is not allowed for secret "${secret.secret_name}": its recovery level is ` +
        `${secret.attributes.recoveryLevel}${vault?.properties.enablePurgeProtection ? " and the vault is purge protected" : ""}; ` +
        `Azure purges it after ${secret.attributes.recoverableDays} days`,
    );
  }
  move(sim, secret, "DELETED");
  holdSecretName(sim, secret);
}

export function recover(sim: Simulation, secret: SecretRecord): void {
  demand(secret, "SOFT-DELETED", "recovered");
  demandSettled(sim, secret);
  move(sim, secret, "AVAILABLE");
  settleFor(sim, secret, sim.quirks.recoverSettleSeconds);
}

/** Restores a purged secret from CCKM's backup, into its own vault or another one. */
export function restore(sim: Simulation, secret: SecretRecord, target: { key_vault?: string | undefined }): void {
  demand(secret, "DELETED", "restored");
  const vault = requireVault(sim.store, target.key_vault ?? secret.key_vault_id);
  checkSecretVault(vault);
  const all = versions(sim, secret);
  move(sim, secret, "AVAILABLE");
  for (const version of all) {
    version.key_vault = vaultSpelling(sim.quirks, vault);
    version.key_vault_id = vault.id;
    version.region = vault.location;
    version.soft_delete_enabled = vault.properties.enableSoftDelete;
  }
  settleFor(sim, secret, sim.quirks.recoverSettleSeconds);
}

/** Removes a purged secret from CCKM, with its versions and backup. */
export function removeSecret(sim: Simulation, secret: SecretRecord): void {
  demand(secret, "DELETED", "removed from CCKM");
  for (const { id } of versions(sim, secret)) sim.store.secrets.delete(id);
}

function versions(sim: Simulation, { key_vault_id, secret_name }: SecretRecord): SecretRecord[] {
  return sim.store.findSecrets(key_vault_id, secret_name);
}

function move(sim: Simulation, secret: SecretRecord, status: SecretStatus): void {
  for (const version of versions(sim, secret)) {
    version.status = status;
    version.deleted = status === "DELETED";
    version.key_soft_deleted_in_azure = status === "SOFT-DELETED";
    touch(sim, version);
  }
}

function demand(secret: SecretRecord, status: SecretStatus, done: string): void {
  if (secret.status === status) return;
  throw conflict(
    `secret "${secret.secret_name}" is ${secret.status}: it can be ${done} only in the state ${status} (${secret.id})`,
  );
}

function settleFor(sim: Simulation, secret: SecretRecord, seconds: number): void {
  for (const version of versions(sim, secret)) version.busy_until = sim.clock.now() + seconds * 1000;
}

/** Azure reserves the name of a purged secret for a while, whatever CCKM still knows of it. */
function holdSecretName({ store, clock, quirks }: Simulation, { key_vault_id, secret_name }: SecretRecord): void {
  holdName(store, clock, secretKey(key_vault_id, secret_name), quirks.purgeSettleSeconds);
}

/** @throws ApiError 409 while Azure is busy with the secret */
export function demandSettled(sim: Simulation, secret: SecretRecord): void {
  if (sim.clock.now() >= secret.busy_until) return;
  const what = secret.status === "AVAILABLE" ? "recovered" : "deleted";
  throw conflict(`secret "${secret.secret_name}" is currently being ${what} in Azure: try again later (${secret.id})`);
}
