// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { ImportableResource, IResolvable, TerraformMetaArguments, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { azureVault } from "../../contract";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";
import type { AzureVaultType } from "./choices";

/** Arguments of {@link AzureVault}. */
export interface AzureVaultProps extends TerraformMetaArguments {
  /**
   * Name of the vault in Azure. Capitals make no difference.
   *
   * Allowed: 3 to 24 letters, digits and hyphens.
   *
   * On change: replaced.
   *
   * Example: `"payments-kv"`.
   */
  readonly name: string;
  /**
   * Id of the Azure subscription that holds the vault.
   *
   * Allowed: the id of a subscription, a UUID.
   *
   * On change: replaced.
   *
   * Example: `"260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly subscriptionId: string;
  /**
   * Name or id of the Azure connection of CipherTrust Manager that reaches the vault.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * On change: in place.
   *
   * Example: `"azure"`.
   */
  readonly azureConnection: string;
  /**
   * Whether it is a key vault (`vault`) or a managed HSM (`managedHsm`), which holds keys only.
   *
   * Allowed: those of {@link AzureVaultType}.
   *
   * On change: replaced.
   *
   * Example: `AzureVaultType.MANAGED_HSM`.
   *
   * @default AzureVaultType.VAULT
   */
  readonly type?: AzureVaultType | IResolvable;
  /**
   * How many backups CCKM keeps of each key of the vault. No limit where it is left out.
   *
   * Allowed: a whole number, 1 to 65535.
   *
   * Unit: backups.
   *
   * On change: in place.
   *
   * Example: `10`.
   */
  readonly cloudKeyBackupLimit?: number;
  /**
   * Whether a destroy removes the vault from CCKM although CCKM still manages secrets of it. They stay in Azure, unless
   * they are purged, and CCKM knows them no more, nor has their backups. Otherwise such a destroy is refused.
   *
   * On change: in the state only; it counts from the next destroy on.
   *
   * Example: `true`.
   *
   * @default false
   */
  readonly forceDestroy?: boolean | IResolvable;
}

/**
 * An Azure key vault or managed HSM that exists in Azure, put under the management of CCKM. Destroying it takes the
 * vault out of CCKM; nothing in Azure changes. API page: none; the calls are those of other clients of CCKM.
 *
 * Documentation: [docs/azure-vault.md](../../../docs/azure-vault.md).
 *
 * @internal
 */
export abstract class AzureVaultBase extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_vault";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId CCKM's id of the vault, or `<vault>::<subscription id>`.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_vault", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AzureVaultProps) {
    super(scope, id, azureVault, props);
  }

  /**
   * CCKM's id of the vault.
   *
   * Example: `"bedb82b9-582c-402d-9874-f3368722cf46"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** Name of the vault in Azure. Capitals make no difference. */
  get name(): string {
    return this.getStringAttribute("name");
  }
  set name(value: string) {
    this._inputs.set("name", value);
  }
  /** The value passed for `name`, if any. */
  get nameInput(): string | undefined {
    return this._inputs.get("name");
  }

  /** Id of the Azure subscription that holds the vault. */
  get subscriptionId(): string {
    return this.getStringAttribute("subscription_id");
  }
  set subscriptionId(value: string) {
    this._inputs.set("subscription_id", value);
  }
  /** The value passed for `subscriptionId`, if any. */
  get subscriptionIdInput(): string | undefined {
    return this._inputs.get("subscription_id");
  }

  /** Name or id of the Azure connection of CipherTrust Manager that reaches the vault. */
  get azureConnection(): string {
    return this.getStringAttribute("azure_connection");
  }
  set azureConnection(value: string) {
    this._inputs.set("azure_connection", value);
  }
  /** The value passed for `azureConnection`, if any. */
  get azureConnectionInput(): string | undefined {
    return this._inputs.get("azure_connection");
  }

  /** Whether it is a key vault (`vault`) or a managed HSM (`managedHsm`), which holds keys only. */
  get type(): AzureVaultType | IResolvable {
    return this.interpolationForAttribute("type");
  }
  set type(value: AzureVaultType | IResolvable) {
    this._inputs.set("type", value);
  }
  /** The value passed for `type`, if any. */
  get typeInput(): AzureVaultType | IResolvable | undefined {
    return this._inputs.get("type");
  }
  /** Removes `type`. */
  resetType(): void {
    this._inputs.set("type", undefined);
  }

  /** How many backups CCKM keeps of each key of the vault. No limit where it is left out. */
  get cloudKeyBackupLimit(): number {
    return this.getNumberAttribute("cloud_key_backup_limit");
  }
  set cloudKeyBackupLimit(value: number) {
    this._inputs.set("cloud_key_backup_limit", value);
  }
  /** The value passed for `cloudKeyBackupLimit`, if any. */
  get cloudKeyBackupLimitInput(): number | undefined {
    return this._inputs.get("cloud_key_backup_limit");
  }
  /** Removes `cloudKeyBackupLimit`. */
  resetCloudKeyBackupLimit(): void {
    this._inputs.set("cloud_key_backup_limit", undefined);
  }

  /**
   * Whether a destroy removes the vault from CCKM although CCKM still manages secrets of it. They stay in Azure, unless
   * they are purged, and CCKM knows them no more, nor has their backups. Otherwise such a destroy is refused.
   */
  get forceDestroy(): boolean | IResolvable {
    return this.getBooleanAttribute("force_destroy");
  }
  set forceDestroy(value: boolean | IResolvable) {
    this._inputs.set("force_destroy", value);
  }
  /** The value passed for `forceDestroy`, if any. */
  get forceDestroyInput(): boolean | IResolvable | undefined {
    return this._inputs.get("force_destroy");
  }
  /** Removes `forceDestroy`. */
  resetForceDestroy(): void {
    this._inputs.set("force_destroy", undefined);
  }

  /**
   * CCKM's name of the vault, `<vault>::<subscription id>`: for `keyVault` of secrets and `keyVaults` of
   * synchronizations and reports.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }

  /**
   * Azure's resource id of the vault.
   *
   * Example:
   * `"/subscriptions/260ecbe7-777b-4d3c-84ea-887620498863/resourceGroups/cckm/providers/Microsoft.KeyVault/vaults/payments-kv"`.
   */
  get azureVaultId(): string {
    return this.getStringAttribute("azure_vault_id");
  }

  /**
   * Azure region of the vault.
   *
   * Example: `"westeurope"`.
   */
  get location(): string {
    return this.getStringAttribute("location");
  }

  /**
   * Azure cloud, such as `AzureCloud` or `AzureChinaCloud`.
   *
   * Example: `"AzureCloud"`.
   */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }
}
