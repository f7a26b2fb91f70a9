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

/** The id of a vault that is given as itself or by its id. What is neither stays as it is, for the synth to refuse. */
export function vaultIdOf(vault: { readonly vaultId: string } | string): unknown {
  return (typeof vault === "object" && vault !== null && "vaultId" in vault ? vault.vaultId : undefined) ?? vault;
}
