import type { Construct } from "constructs";
import type { Principal } from "../acl/principal";
import { AzureVaultBase, type AzureVaultProps } from "../generated/azure-vault";
import type { AzureVaultAcl, IAzureVault } from "./azure-vault-acl";
import { ForeignAzureVault, grantOn } from "./azure-vault-grant";

/**
 * An Azure key vault or managed HSM that exists in Azure, put under the management of CCKM. Destroying it takes the vault
 * out of CCKM; nothing in Azure changes.
 *
 * Documentation: [docs/azure-vault.md](../../../docs/azure-vault.md).
 *
 * @example
 * const payments = new AzureVault(stack, "payments", {
 *   name: "payments-kv",
 *   subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863",
 *   azureConnection: "azure-prod",
 * });
 * payments.grant(Principal.group("CCKM Users"), AzureVaultActions.secretOperator);
 */
export class AzureVault extends AzureVaultBase implements IAzureVault {
  /**
   * A vault that this app does not manage, to permit actions on it.
   *
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param vaultId CCKM's id of the vault, or a token of it.
   */
  static fromVaultId(scope: Construct, id: string, vaultId: string): IAzureVault {
    return new ForeignAzureVault(scope, id, vaultId);
  }

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props What it is made of.
   */
  constructor(scope: Construct, id: string, props: AzureVaultProps) {
    super(scope, id, props);
  }

  /** The same as `id`. */
  get vaultId(): string {
    return this.id;
  }

  /**
   * Permits actions on this vault to a user or a group. A second call for the same principal adds to what the first one
   * permits; so it does to an `AzureVaultAcl` of that principal elsewhere in the stack.
   *
   * @param principal Who is permitted: `Principal.group(name)` or `Principal.user(id)`.
   * @param actions Constants of `AzureVaultAction`, sets of `AzureVaultActions`, or names of actions of newer releases.
   * @returns The permissions of the principal on this vault.
   * @throws Error for a vault with `count` or `forEach`.
   */
  grant(principal: Principal, actions: string[]): AzureVaultAcl {
    return grantOn(this, this, principal, actions);
  }
}
