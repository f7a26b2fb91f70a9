import { AzureVaultAction as A } from "../generated/choices";

const VIEWS = [A.VIEW, A.SECRET_VIEW, A.CERTIFICATE_VIEW, A.VIEW_KEY_TEMPLATE];
const KEYS = [A.VIEW, A.KEY_CREATE, A.KEY_UPLOAD, A.KEY_UPDATE, A.KEY_RECOVER, A.KEY_RESTORE, A.KEY_SYNCHRONIZE];
const KEY_REMOVALS = [A.KEY_DELETE, A.KEY_PURGE, A.DELETE_BACKUP];
const SECRETS = [
  A.SECRET_VIEW,
  A.SECRET_CREATE,
  A.SECRET_UPDATE,
  A.SECRET_RECOVER,
  A.SECRET_RESTORE,
  A.SECRET_SYNCHRONIZE,
];
const SECRET_REMOVALS = [A.SECRET_DELETE, A.SECRET_PURGE, A.SECRET_DELETE_BACKUP];
const CERTIFICATES = [
  A.CERTIFICATE_VIEW,
  A.CERTIFICATE_CREATE,
  A.CERTIFICATE_UPLOAD,
  A.CERTIFICATE_UPDATE,
  A.CERTIFICATE_RECOVER,
  A.CERTIFICATE_RESTORE,
  A.CERTIFICATE_SYNCHRONIZE,
];
const CERTIFICATE_REMOVALS = [A.CERTIFICATE_DELETE, A.CERTIFICATE_PURGE, A.CERTIFICATE_DELETE_BACKUP];
const TEMPLATES = [
  A.VIEW,
  A.VIEW_KEY_TEMPLATE,
  A.CREATE_KEY_TEMPLATE,
  A.UPDATE_KEY_TEMPLATE,
  A.DELETE_KEY_TEMPLATE,
  A.KEY_CREATE_WITH_TEMPLATE,
  A.UPLOAD_KEY_WITH_TEMPLATE,
];
const REPORTS = [A.REPORT_CREATE, A.REPORT_VIEW, A.REPORT_DOWNLOAD, A.REPORT_DELETE];

/**
 * Actions on an Azure vault by the work that people do, for `actions` of an `AzureVaultAcl` and for `grant`, each with the
 * view actions that it needs. Combine them as arrays: `[...AzureVaultActions.keyOperator, AzureVaultAction.REPORT_VIEW]`.
 * Each access gives a new array.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: jsii knows classes and enums, but no constant objects.
export class AzureVaultActions {
  /** Sees keys, secrets, certificates and templates, and changes nothing. */
  static get viewer(): string[] {
    return [...VIEWS];
  }

  /** Checks what others do: sees everything, reads and downloads reports, and changes nothing. */
  static get auditor(): string[] {
    return [...VIEWS, A.REPORT_VIEW, A.REPORT_DOWNLOAD];
  }

  /** Makes reports, reads them and removes them. Sees no keys. */
  static get reportManager(): string[] {
    return [...REPORTS];
  }

  /** Keeps CCKM's view of keys, secrets and certificates up to date, as an automation does. */
  static get synchronizer(): string[] {
    return [
      A.VIEW,
      A.SECRET_VIEW,
      A.CERTIFICATE_VIEW,
      A.KEY_SYNCHRONIZE,
      A.SECRET_SYNCHRONIZE,
      A.CERTIFICATE_SYNCHRONIZE,
    ];
  }

  /** Does the daily work on keys: creates, uploads, changes, recovers and synchronizes. Cannot destroy any. */
  static get keyOperator(): string[] {
    return [...KEYS];
  }

  /** Does everything with keys, deleting and purging them included. */
  static get keyAdministrator(): string[] {
    return [...KEYS, ...KEY_REMOVALS];
  }

  /** Does the daily work on secrets: creates, changes, recovers and synchronizes. Cannot destroy any. */
  static get secretOperator(): string[] {
    return [...SECRETS];
  }

  /** Does everything with secrets, deleting and purging them included. */
  static get secretAdministrator(): string[] {
    return [...SECRETS, ...SECRET_REMOVALS];
  }

  /** Does everything with certificates, deleting and purging them included. */
  static get certificateAdministrator(): string[] {
    return [...CERTIFICATES, ...CERTIFICATE_REMOVALS];
  }

  /** Makes, changes and deletes templates of keys, and keys by them. */
  static get templateAdministrator(): string[] {
    return [...TEMPLATES];
  }

  /** Does everything. */
  static get administrator(): string[] {
    const removals = [...KEY_REMOVALS, ...SECRET_REMOVALS, ...CERTIFICATE_REMOVALS];
    return [...new Set([...VIEWS, ...KEYS, ...SECRETS, ...CERTIFICATES, ...removals, ...TEMPLATES, ...REPORTS])];
  }
}
