import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { permitMore } from "../acl/grant";
import { rememberAcl } from "../acl/growing";
import type { Principal } from "../acl/principal";
import { propsOf, withProp } from "../base/props";
import { AzureVaultAclBase } from "../generated/azure-vault-acl";
import { onAzureVault, vaultIdOf } from "./azure-vault-id";

/** An Azure vault in CCKM: an `AzureVault`, or one that this app does not manage (`AzureVault.fromVaultId`). */
export interface IAzureVault {
  /** CCKM's id of the vault. */
  readonly vaultId: string;

  /**
   * Permits actions on this vault to a user or a group. Further calls for the same principal add actions.
   *
   * @param principal The user or group.
   * @param actions Constants of `AzureVaultAction`, sets of `AzureVaultActions`, or names of actions of newer releases.
   */
  grant(principal: Principal, actions: string[]): AzureVaultAcl;
}

/** Arguments of {@link AzureVaultAcl}. */
export interface AzureVaultAclProps extends TerraformMetaArguments {
  /** The Azure vault: a construct, or CCKM's id of the vault as text. */
  readonly vault: IAzureVault | string;
  /**
   * Actions that are permitted, including the view actions that they need: CCKM adds none here. Constants of
   * `AzureVaultAction`, a set of `AzureVaultActions`, or the name of an action that only newer releases of CCKM know.
   */
  readonly actions: string[];
  /** Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`. */
  readonly userId?: string;
  /** Name of the group. Either this or `userId`. */
  readonly group?: string;
}

/**
 * The permissions of one user or one group on an Azure vault. They are exclusive: any other action that the user or
 * group is permitted there is revoked. Unlike on AWS KMS accounts, CCKM adds no view actions: synth warns of missing
 * ones.
 *
 * Documentation: [docs/azure-vault-acl.md](../../../docs/azure-vault-acl.md).
 */
export class AzureVaultAcl extends AzureVaultAclBase {
  private _vault: IAzureVault | string;

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AzureVaultAclProps) {
    const withId: TerraformMetaArguments = withProp(props, "vaultId", "vault", vaultIdOf);
    // A list is passed on as is, to be reported by the validation.
    super(scope, id, Array.isArray(props) ? props : withId);
    this._vault = propsOf(props, ["vault"]).vault;
    rememberAcl(this, onAzureVault, this._inputs);
  }

  /** The Azure vault as passed; changing it replaces the permissions. */
  get vault(): IAzureVault | string {
    return this._vault;
  }
  set vault(value: IAzureVault | string) {
    this._vault = value;
    this._inputs.set("vault_id", vaultIdOf(value));
  }

  /** CCKM's id of the Azure vault. */
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
   * Permits more actions; those that are already permitted are ignored.
   *
   * @param actions Constants of `AzureVaultAction`, sets of `AzureVaultActions`, or names of actions of newer releases.
   */
  addActions(actions: string[]): void {
    permitMore(this, actions);
  }
}
