import { Construct } from "constructs";
import { foreignId } from "../acl/foreign-id";
import { grantOn as grant } from "../acl/grant";
import type { Principal } from "../acl/principal";
import { AzureVaultAcl, type IAzureVault } from "./azure-vault-acl";
import { onAzureVault } from "./azure-vault-id";

/** Permits actions on a vault. */
export function grantOn(vault: IAzureVault, scope: Construct, principal: Principal, actions: string[]): AzureVaultAcl {
  const make = (id: string, props: { actions: string[] }) => new AzureVaultAcl(scope, id, { vault, ...props });
  return grant({ kind: onAzureVault, targetId: vault.vaultId, scope, principal, actions, make });
}

/**
 * A vault that this app does not manage.
 * @internal
 */
export class ForeignAzureVault extends Construct implements IAzureVault {
  readonly vaultId: string;

  constructor(scope: Construct, id: string, vaultId: string) {
    super(scope, id);
    this.vaultId = foreignId(this, "vaultId", "a vault", vaultId);
  }

  grant(principal: Principal, actions: string[]): AzureVaultAcl {
    return grantOn(this, this, principal, actions);
  }
}
