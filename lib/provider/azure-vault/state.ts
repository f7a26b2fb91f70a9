import type { AzureVault } from "../../cckm";
import { azureVault, isCckmId } from "../../contract";
import type { PlanOf, StateOf } from "../../schema";
import type { CckmSession } from "../session";
import { rightsSeen, type Sighting, type TargetLook } from "../sighting";
import * as words from "./words";

/** A vault in Terraform's state. */
export type VaultState = StateOf<typeof azureVault.schema>;

/** A vault in a plan. */
export type VaultPlan = PlanOf<typeof azureVault.schema>;

/** The user's spelling, where CCKM replies with another one or none. */
export type InOwnWords = Partial<Pick<VaultState, "name" | "subscription_id" | "azure_connection" | "force_destroy">>;

/** The state of a vault. */
export function vaultState(vault: AzureVault, own: InOwnWords = {}): VaultState {
  const [name = vault.name, subscription = ""] = vault.name.split("::");
  return {
    id: vault.id,
    name: own.name ?? vault.azure_name ?? name,
    subscription_id: own.subscription_id ?? vault.subscription_id ?? subscription,
    azure_connection: own.azure_connection ?? vault.connection ?? "",
    type: vault.type ?? "vault",
    cloud_key_backup_limit: vault.cloud_key_backup_limit ?? null,
    force_destroy: own.force_destroy ?? false,
    key_vault: vault.name,
    azure_vault_id: vault.azure_vault_id ?? null,
    location: vault.location ?? null,
    cloud_name: vault.cloud_name ?? null,
  };
}

/** What a plan shows of a vault that an update overwrites or a destroy removes. */
export function vaultSighting(vault: AzureVault): Sighting {
  const rights = rightsSeen(vault);
  return {
    values: {
      azure_connection: vault.connection ?? "not set",
      cloud_key_backup_limit: String(vault.cloud_key_backup_limit ?? "not set"),
    },
    ...(rights && { rights }),
    updatedAt: vault.updatedAt,
  };
}

/** How a vault is read before it is changed or removed from CCKM. */
export function vaultLook(
  state: VaultState,
  doing: "update" | "destroy",
  { session: { reads } }: { readonly session: CckmSession },
): TargetLook<AzureVault> {
  const { id } = state;
  const what = inWords(state);
  const attempt = words.attempts.read({ what });
  const values = { cloud_key_backup_limit: String(state.cloud_key_backup_limit ?? "not set") };
  return {
    id,
    what,
    doing,
    inState: { values },
    attempt,
    reads: reads.azureVaults,
    sightingOf: vaultSighting,
  };
}

/** Describes a vault for messages. */
export function inWords(vault: Pick<VaultPlan, "name" | "subscription_id">): string {
  return azureVault.inWords(vault);
}

/**
 * How a vault differs from a plan, in words; empty if it does not.
 * @param sameConnection whether both are known to have the same connection
 */
export function vaultDifferences(vault: AzureVault, plan: VaultPlan, sameConnection: boolean): string[] {
  const is = vaultState(vault);
  const differences: string[] = [];
  // An id in the reply cannot be compared with a name in the configuration.
  const comparable = !isCckmId(is.azure_connection) || isCckmId(plan.azure_connection);
  if (!sameConnection && comparable && is.azure_connection !== plan.azure_connection) {
    differences.push(`azure_connection is ${is.azure_connection}, asked for ${plan.azure_connection}`);
  }
  for (const name of ["type", "cloud_key_backup_limit"] as const) {
    if (is[name] !== plan[name])
      differences.push(`${name} is ${is[name] ?? "not set"}, asked for ${plan[name] ?? "none"}`);
  }
  return differences;
}
