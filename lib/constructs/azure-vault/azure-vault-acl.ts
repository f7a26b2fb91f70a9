import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { withActions } from "../acl/grant";
import type { Principal } from "../acl/principal";
import { requireUniqueAcls } from "../acl/unique";
import { AzureVaultAclBase } from "../generated/azure-vault-acl";
import { onAzureVault, vaultIdOf } from "./azure-vault-id";

/** An Azure vault in CCKM: an `AzureVault`, or one that this app does not manage (`AzureVault.fromVaultId`). */
export interface IAzureVault {
  /** CCKM's id of the vault. */
  readonly vaultId: string;

  /**
   * Permits actions on this vault to a user or a group. A second call for the same principal adds to what the first one
   * permits.
   *
   * @param principal Who is permitted.
   * @param actions Constants of `AzureVaultAction`, sets of `AzureVaultActions`, or names of actions of newer releases.
   */
  grant(principal: Principal, actions: string[]): AzureVaultAcl;
}

/** What an {@link AzureVaultAcl} is made of. */
export interface AzureVaultAclProps extends TerraformMetaArguments {
  /** The Azure vault: its id in CCKM. Here the construct itself, or the id as text. */
  readonly vault: IAzureVault | string;
  /**
   * Actions that are permitted, with the view actions that they need: CCKM adds none here. Constants of
   * `AzureVaultAction`, a set of `AzureVaultActions`, or the name of an action that only newer releases of CCKM know.
   */
  readonly actions: string[];
  /** Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`. */
  readonly userId?: string;
  /** Name of the group. Either this or `userId`. */
  readonly group?: string;
}

/**
 * The permissions of one user or one group on an Azure vault. They are all that the user or group may do there: whatever
 * else was permitted is revoked. CCKM adds no view actions here, as it does on AWS KMS accounts: synth names a missing one.
 *
 * Documentation: [docs/azure-vault-acl.md](../../../docs/azure-vault-acl.md).
 */
export class AzureVaultAcl extends AzureVaultAclBase {
  private _vault: IAzureVault | string;

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props What it is made of.
   */
  constructor(scope: Construct, id: string, props: AzureVaultAclProps) {
    const withId: TerraformMetaArguments & { vaultId: unknown } = { ...props, vaultId: vaultIdOf(props?.vault) };
    // A list is told by what reads it, as it is.
    super(scope, id, Array.isArray(props) ? props : withId);
    this._vault = props?.vault;
    requireUniqueAcls(this, onAzureVault);
  }

  /** The Azure vault as it was given; another one replaces the permissions. */
  get vault(): IAzureVault | string {
    return this._vault;
  }
  set vault(value: IAzureVault | string) {
    this._vault = value;
    this._inputs.set("vault_id", vaultIdOf(value));
  }

  /** The Azure vault: its id in CCKM. */
  override get vaultId(): string {
    return super.vaultId;
  }
  override set vaultId(value: string) {
    this.vault = value;
  }

  /** @internal */
  protected override get _renamed(): Readonly<Record<string, string>> {
    return { vault_id: "vault" };
  }

  /**
   * Permits more actions; those that are there already make no difference.
   *
   * @param actions Constants of `AzureVaultAction`, sets of `AzureVaultActions`, or names of actions of newer releases.
   */
  addActions(actions: string[]): void {
    this.actions = withActions(this.actionsInput, actions);
  }
}
