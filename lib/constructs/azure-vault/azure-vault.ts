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
   * A vault that this app does not manage, for granting permissions on it.
   *
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param vaultId CCKM's id of the vault, or a token for it.
   */
  static fromVaultId(scope: Construct, id: string, vaultId: string): IAzureVault {
    return new ForeignAzureVault(scope, id, vaultId);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AzureVaultProps) {
    super(scope, id, props);
  }

  /** The same as `id`. */
  get vaultId(): string {
    return this.id;
  }

  /**
   * Permits actions on this vault to a user or a group. Further calls for the same principal add actions, also to an
   * `AzureVaultAcl` of that principal elsewhere in the stack.
   *
   * @param principal The user or group: `Principal.group(name)` or `Principal.user(id)`.
   * @param actions Constants of `AzureVaultAction`, sets of `AzureVaultActions`, or names of actions of newer releases.
   * @returns The principal's permissions on this vault.
   * @throws Error for a vault with `count` or `forEach`.
   */
  grant(principal: Principal, actions: string[]): AzureVaultAcl {
    return grantOn(this, this, principal, actions);
  }
}
