// Generated from lib/contract by `npm run constructs`. Do not edit.
import { Fn, type ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { azureVaultAcl } from "../../contract";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";

/**
 * The permissions of one user or one group on an Azure vault. They are all that the user or group may do there:
 * whatever else was permitted is revoked. CCKM adds no view actions here, as it does on AWS KMS accounts: list them
 * too. API page: none; the calls are those of other clients of CCKM.
 *
 * Documentation: [docs/azure-vault-acl.md](../../../docs/azure-vault-acl.md).
 *
 * @internal
 */
export abstract class AzureVaultAclBase extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_vault_acl";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId `<vault id>::group::<name>` or `<vault id>::user::<user id>`, with CCKM's id of the vault.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_vault_acl", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: TerraformMetaArguments) {
    super(scope, id, azureVaultAcl, props);
  }

  /**
   * Id of the permissions: `<vault id>::group::<name>` or `<vault id>::user::<user id>`.
   *
   * Example: `"bedb82b9-582c-402d-9874-f3368722cf46::group::CCKM Users"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** The Azure vault: its id in CCKM. */
  get vaultId(): string {
    return this.getStringAttribute("vault_id");
  }
  set vaultId(value: string) {
    this._inputs.set("vault_id", value);
  }
  /** The value passed for `vaultId`, if any. */
  get vaultIdInput(): string | undefined {
    return this._inputs.get("vault_id");
  }

  /**
   * Actions that are permitted, with the view actions that they need: `view` for keys, `secretview` for secrets,
   * `certificateview` for certificates, `viewkeytemplate` for templates.
   */
  get actions(): string[] {
    return Fn.tolist(this.getListAttribute("actions"));
  }
  set actions(value: string[]) {
    this._inputs.set("actions", value);
  }
  /** The value passed for `actions`, if any. */
  get actionsInput(): string[] | undefined {
    return this._inputs.get("actions");
  }

  /** Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`. */
  get userId(): string {
    return this.getStringAttribute("user_id");
  }
  set userId(value: string) {
    this._inputs.set("user_id", value);
  }
  /** The value passed for `userId`, if any. */
  get userIdInput(): string | undefined {
    return this._inputs.get("user_id");
  }
  /** Removes `userId`. */
  resetUserId(): void {
    this._inputs.set("user_id", undefined);
  }

  /** Name of the group. Either this or `userId`. */
  get group(): string {
    return this.getStringAttribute("group");
  }
  set group(value: string) {
    this._inputs.set("group", value);
  }
  /** The value passed for `group`, if any. */
  get groupInput(): string | undefined {
    return this._inputs.get("group");
  }
  /** Removes `group`. */
  resetGroup(): void {
    this._inputs.set("group", undefined);
  }

  /**
   * Actions that CCKM lists in effect: `actions`, unless somebody has changed them.
   *
   * Example: `["view", "keycreate"]`.
   */
  get effectiveActions(): string[] {
    return Fn.tolist(this.getListAttribute("effective_actions"));
  }
}
