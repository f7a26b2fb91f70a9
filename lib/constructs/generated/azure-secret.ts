// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { ImportableResource, IResolvable, TerraformMetaArguments, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { azureSecret } from "../../contract";
import type { SecretInput } from "../azure-secret/secret-input";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";
import type { Timeouts } from "../base/timeouts";
import type { SecretDestroyPolicy, SecretRecoveryLevel } from "./choices";

/** Arguments of {@link AzureSecret}. */
export interface AzureSecretProps extends TerraformMetaArguments {
  /**
   * Name of the secret. Azure does not tell capitals from small letters.
   *
   * Allowed: 1 to 127 letters, digits and hyphens.
   *
   * On change: replaced.
   *
   * Example: `"db-password"`.
   */
  readonly secretName: string;
  /**
   * Vault of the secret, as `<vault>::<subscription id>` or by CCKM's id. A managed HSM holds no secrets.
   *
   * Allowed: a vault's name and subscription id, such as `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's
   * id of the vault.
   *
   * On change: replaced.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly keyVault: string;
  /**
   * Value of the secret, kept nowhere in Terraform. Needed to create the secret, and sent again only when
   * `valueVersion` changes.
   *
   * Allowed: 1 to 25600 bytes.
   *
   * On change: nothing by itself; see `valueVersion`.
   *
   * Example: `SecretInput.fromVariable("value")`.
   */
  readonly value?: SecretInput;
  /**
   * Any whole number; a change of it sends `value` as a new version of the secret.
   *
   * Allowed: a whole number, at least 0.
   *
   * On change: sends `value` as a new version.
   *
   * Example: `1`.
   */
  readonly valueVersion?: number;
  /**
   * What the value is, such as `password`; 255 characters at most.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters.
   *
   * On change: in place.
   *
   * Example: `"password"`.
   */
  readonly contentType?: string;
  /**
   * Tags of the secret: 15 at most. A value may not hold any of `\ , : " %`.
   *
   * Allowed: at most 15; names of 1 to 256 characters; values of at most 256 characters, without `\ , : " %`.
   *
   * On change: in place.
   *
   * Example: `{ owner: "payments" }`.
   */
  readonly tags?: { [key: string]: string };
  /**
   * Whether the secret can be used. Without it a new secret is enabled.
   *
   * On change: in place.
   *
   * Example: `false`.
   */
  readonly enabled?: boolean | IResolvable;
  /**
   * When the secret expires; RFC 3339.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * On change: in place.
   *
   * Example: `"2030-12-31T23:59:59Z"`.
   */
  readonly exp?: string;
  /**
   * When the secret becomes active; RFC 3339.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * On change: in place.
   *
   * Example: `"2026-01-31T08:00:00Z"`.
   */
  readonly nbf?: string;
  /**
   * How the secret can be recovered once it is deleted. Fixed when it is created; without it, the vault's.
   *
   * Allowed: those of {@link SecretRecoveryLevel}.
   *
   * On change: refused: it is fixed at creation.
   *
   * Example: `SecretRecoveryLevel.RECOVERABLE`.
   */
  readonly recoveryLevel?: SecretRecoveryLevel | IResolvable;
  /**
   * For how many days the deleted secret can be recovered: 7 to 90, or 0 in a vault without soft delete. Fixed when it
   * is created; without it, the vault's.
   *
   * Allowed: a whole number, 7 to 90, or 0 for a vault without soft delete.
   *
   * Unit: days.
   *
   * On change: refused: it is fixed at creation.
   *
   * Example: `90`.
   */
  readonly recoverableDays?: number;
  /**
   * What a destroy does: `soft-delete` (the default) leaves the secret recoverable where the vault allows it, `purge`
   * removes it for good, `retain` leaves it as it is.
   *
   * Allowed: those of {@link SecretDestroyPolicy}.
   *
   * On change: in the state only; it counts from the next destroy on.
   *
   * Example: `SecretDestroyPolicy.PURGE`.
   *
   * @default SecretDestroyPolicy.SOFT_DELETE
   */
  readonly onDestroy?: SecretDestroyPolicy | IResolvable;
  /**
   * Whether a soft-deleted secret of the same name is recovered and brought to what is asked for, instead of refused.
   * Default false.
   *
   * On change: in the state only.
   *
   * Example: `true`.
   *
   * @default false
   */
  readonly recoverSoftDeleted?: boolean | IResolvable;
  /**
   * How long the operations may wait. A change calls nothing.
   *
   * On change: in the state only.
   *
   * Example: `{ create: "1h30m", update: "1h30m", delete: "1h30m" }`.
   */
  readonly timeouts?: Timeouts;
}

/**
 * A secret in an Azure vault that CCKM manages. Its value is write-only: it is in no state, no plan and no log. A
 * secret may have versions; the newest one is meant. API page:
 * [azure-secret-create](../../../docs/api-pages.md#azure-secret-create).
 *
 * Documentation: [docs/azure-secret.md](../../../docs/azure-secret.md).
 *
 * @example
 * new AzureSecret(stack, "db", {
 *   secretName: "db-password",
 *   keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
 *   value: SecretInput.fromVariable("db_password"),
 *   valueVersion: 1,
 *   contentType: "password",
 *   tags: { owner: "payments" },
 *   exp: "2030-12-31T23:59:59Z",
 * });
 */
export class AzureSecret extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_secret";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId The secret's id, of any of its versions, or `<key vault>/<secret name>`.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_secret", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AzureSecretProps) {
    super(scope, id, azureSecret, props);
  }

  /**
   * CCKM's id of the secret's newest version.
   *
   * Example: `"73524b70-1234-4f92-954b-6312f4567d1a"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** Name of the secret. Azure does not tell capitals from small letters. */
  get secretName(): string {
    return this.getStringAttribute("secret_name");
  }
  set secretName(value: string) {
    this._inputs.set("secret_name", value);
  }
  /** The value passed for `secretName`, if any. */
  get secretNameInput(): string | undefined {
    return this._inputs.get("secret_name");
  }

  /** Vault of the secret, as `<vault>::<subscription id>` or by CCKM's id. A managed HSM holds no secrets. */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }
  set keyVault(value: string) {
    this._inputs.set("key_vault", value);
  }
  /** The value passed for `keyVault`, if any. */
  get keyVaultInput(): string | undefined {
    return this._inputs.get("key_vault");
  }

  /** The value passed for `value`: Terraform has no attribute to reference. */
  get value(): SecretInput | undefined {
    return this.valueInput;
  }
  set value(value: SecretInput | undefined) {
    this._inputs.set("value", value);
  }
  /** The value passed for `value`, if any. */
  get valueInput(): SecretInput | undefined {
    return this._inputs.get("value");
  }
  /** Removes `value`. */
  resetValue(): void {
    this._inputs.set("value", undefined);
  }

  /** Any whole number; a change of it sends `value` as a new version of the secret. */
  get valueVersion(): number {
    return this.getNumberAttribute("value_version");
  }
  set valueVersion(value: number) {
    this._inputs.set("value_version", value);
  }
  /** The value passed for `valueVersion`, if any. */
  get valueVersionInput(): number | undefined {
    return this._inputs.get("value_version");
  }
  /** Removes `valueVersion`. */
  resetValueVersion(): void {
    this._inputs.set("value_version", undefined);
  }

  /** What the value is, such as `password`; 255 characters at most. */
  get contentType(): string {
    return this.getStringAttribute("content_type");
  }
  set contentType(value: string) {
    this._inputs.set("content_type", value);
  }
  /** The value passed for `contentType`, if any. */
  get contentTypeInput(): string | undefined {
    return this._inputs.get("content_type");
  }
  /** Removes `contentType`. */
  resetContentType(): void {
    this._inputs.set("content_type", undefined);
  }

  /** Tags of the secret: 15 at most. A value may not hold any of `\ , : " %`. */
  get tags(): { [key: string]: string } {
    return this.getStringMapAttribute("tags");
  }
  set tags(value: { [key: string]: string }) {
    this._inputs.set("tags", value);
  }
  /** The value passed for `tags`, if any. */
  get tagsInput(): { [key: string]: string } | undefined {
    return this._inputs.get("tags");
  }
  /** Removes `tags`. */
  resetTags(): void {
    this._inputs.set("tags", undefined);
  }

  /** Whether the secret can be used. Without it a new secret is enabled. */
  get enabled(): boolean | IResolvable {
    return this.getBooleanAttribute("enabled");
  }
  set enabled(value: boolean | IResolvable) {
    this._inputs.set("enabled", value);
  }
  /** The value passed for `enabled`, if any. */
  get enabledInput(): boolean | IResolvable | undefined {
    return this._inputs.get("enabled");
  }
  /** Removes `enabled`. */
  resetEnabled(): void {
    this._inputs.set("enabled", undefined);
  }

  /** When the secret expires; RFC 3339. */
  get exp(): string {
    return this.getStringAttribute("exp");
  }
  set exp(value: string) {
    this._inputs.set("exp", value);
  }
  /** The value passed for `exp`, if any. */
  get expInput(): string | undefined {
    return this._inputs.get("exp");
  }
  /** Removes `exp`. */
  resetExp(): void {
    this._inputs.set("exp", undefined);
  }

  /** When the secret becomes active; RFC 3339. */
  get nbf(): string {
    return this.getStringAttribute("nbf");
  }
  set nbf(value: string) {
    this._inputs.set("nbf", value);
  }
  /** The value passed for `nbf`, if any. */
  get nbfInput(): string | undefined {
    return this._inputs.get("nbf");
  }
  /** Removes `nbf`. */
  resetNbf(): void {
    this._inputs.set("nbf", undefined);
  }

  /** How the secret can be recovered once it is deleted. Fixed when it is created; without it, the vault's. */
  get recoveryLevel(): SecretRecoveryLevel | IResolvable {
    return this.interpolationForAttribute("recovery_level");
  }
  set recoveryLevel(value: SecretRecoveryLevel | IResolvable) {
    this._inputs.set("recovery_level", value);
  }
  /** The value passed for `recoveryLevel`, if any. */
  get recoveryLevelInput(): SecretRecoveryLevel | IResolvable | undefined {
    return this._inputs.get("recovery_level");
  }
  /** Removes `recoveryLevel`. */
  resetRecoveryLevel(): void {
    this._inputs.set("recovery_level", undefined);
  }

  /**
   * For how many days the deleted secret can be recovered: 7 to 90, or 0 in a vault without soft delete. Fixed when it
   * is created; without it, the vault's.
   */
  get recoverableDays(): number {
    return this.getNumberAttribute("recoverable_days");
  }
  set recoverableDays(value: number) {
    this._inputs.set("recoverable_days", value);
  }
  /** The value passed for `recoverableDays`, if any. */
  get recoverableDaysInput(): number | undefined {
    return this._inputs.get("recoverable_days");
  }
  /** Removes `recoverableDays`. */
  resetRecoverableDays(): void {
    this._inputs.set("recoverable_days", undefined);
  }

  /**
   * What a destroy does: `soft-delete` (the default) leaves the secret recoverable where the vault allows it, `purge`
   * removes it for good, `retain` leaves it as it is.
   */
  get onDestroy(): SecretDestroyPolicy | IResolvable {
    return this.interpolationForAttribute("on_destroy");
  }
  set onDestroy(value: SecretDestroyPolicy | IResolvable) {
    this._inputs.set("on_destroy", value);
  }
  /** The value passed for `onDestroy`, if any. */
  get onDestroyInput(): SecretDestroyPolicy | IResolvable | undefined {
    return this._inputs.get("on_destroy");
  }
  /** Removes `onDestroy`. */
  resetOnDestroy(): void {
    this._inputs.set("on_destroy", undefined);
  }

  /**
   * Whether a soft-deleted secret of the same name is recovered and brought to what is asked for, instead of refused.
   * Default false.
   */
  get recoverSoftDeleted(): boolean | IResolvable {
    return this.getBooleanAttribute("recover_soft_deleted");
  }
  set recoverSoftDeleted(value: boolean | IResolvable) {
    this._inputs.set("recover_soft_deleted", value);
  }
  /** The value passed for `recoverSoftDeleted`, if any. */
  get recoverSoftDeletedInput(): boolean | IResolvable | undefined {
    return this._inputs.get("recover_soft_deleted");
  }
  /** Removes `recoverSoftDeleted`. */
  resetRecoverSoftDeleted(): void {
    this._inputs.set("recover_soft_deleted", undefined);
  }

  /**
   * CCKM's id of the vault.
   *
   * Example: `"9ae64517-7249-42a9-bf86-9252add02ef9"`.
   */
  get keyVaultId(): string {
    return this.getStringAttribute("key_vault_id");
  }

  /**
   * Azure region of the vault.
   *
   * Example: `"westeurope"`.
   */
  get region(): string {
    return this.getStringAttribute("region");
  }

  /**
   * Status of the secret: `AVAILABLE`, `SOFT-DELETED` or `DELETED`.
   *
   * Example: `"AVAILABLE"`.
   */
  get status(): string {
    return this.getStringAttribute("status");
  }

  /**
   * Whether the vault keeps deleted secrets for a while.
   *
   * Example: `true`.
   */
  get softDeleteEnabled(): IResolvable {
    return this.getBooleanAttribute("soft_delete_enabled");
  }

  /**
   * When the newest version was made in Azure; RFC 3339.
   *
   * Example: `"2026-01-31T08:00:00Z"`.
   */
  get created(): string {
    return this.getStringAttribute("created");
  }

  /**
   * When the newest version was last changed in Azure; RFC 3339.
   *
   * Example: `"2026-02-28T08:00:00Z"`.
   */
  get updated(): string {
    return this.getStringAttribute("updated");
  }

  /** The value passed for `timeouts`: Terraform has no attribute to reference. */
  get timeouts(): Timeouts | undefined {
    return this.timeoutsInput;
  }
  set timeouts(value: Timeouts | undefined) {
    this._inputs.set("timeouts", value);
  }
  /** Replaces `timeouts`. */
  putTimeouts(value: Timeouts): void {
    this._inputs.set("timeouts", value);
  }
  /** The value passed for `timeouts`, if any. */
  get timeoutsInput(): Timeouts | undefined {
    return this._inputs.get("timeouts");
  }
  /** Removes `timeouts`. */
  resetTimeouts(): void {
    this._inputs.set("timeouts", undefined);
  }
}
