import { azureVaultAcl } from "../../contract";
import type { AclKind } from "../acl/unique";

/** Permissions on Azure vaults. */
export const onAzureVault: AclKind = {
  contract: azureVaultAcl,
  argument: "vault_id",
  what: "Azure vault",
  short: "a vault",
  one: "vault",
  prop: "vault",
};

/** The id of a vault given as a construct or an id. Anything else is returned unchanged, and synth rejects it. */
export function vaultIdOf(vault: { readonly vaultId: string } | string): unknown {
  return (typeof vault === "object" && vault !== null && "vaultId" in vault ? vault.vaultId : undefined) ?? vault;
}
