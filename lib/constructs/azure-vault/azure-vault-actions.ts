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
 * Sets of actions on an Azure vault by role, for `actions` of an `AzureVaultAcl` and for `grant`, including the view
 * actions that they need. Combine them as arrays: `[...AzureVaultActions.keyOperator, AzureVaultAction.REPORT_VIEW]`.
 * Each access returns a new array.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: jsii knows classes and enums, but no constant objects.
export class AzureVaultActions {
  /** View keys, secrets, certificates and templates. Changes nothing. */
  static get viewer(): string[] {
    return [...VIEWS];
  }

  /** Audit others: view everything, view and download reports. Changes nothing. */
  static get auditor(): string[] {
    return [...VIEWS, A.REPORT_VIEW, A.REPORT_DOWNLOAD];
  }

  /** Create, view and delete reports. Cannot view keys. */
  static get reportManager(): string[] {
    return [...REPORTS];
  }

  /** Keep CCKM's view of keys, secrets and certificates up to date, for automation. */
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

  /** Work with keys daily: create, upload, change, recover and synchronize. Cannot destroy any. */
  static get keyOperator(): string[] {
    return [...KEYS];
  }

  /** Do everything with keys, including deleting and purging them. */
  static get keyAdministrator(): string[] {
    return [...KEYS, ...KEY_REMOVALS];
  }

  /** Work with secrets daily: create, change, recover and synchronize. Cannot destroy any. */
  static get secretOperator(): string[] {
    return [...SECRETS];
  }

  /** Do everything with secrets, including deleting and purging them. */
  static get secretAdministrator(): string[] {
    return [...SECRETS, ...SECRET_REMOVALS];
  }

  /** Do everything with certificates, including deleting and purging them. */
  static get certificateAdministrator(): string[] {
    return [...CERTIFICATES, ...CERTIFICATE_REMOVALS];
  }

  /** Create, change and delete key templates, and create keys from them. */
  static get templateAdministrator(): string[] {
    return [...TEMPLATES];
  }

  /** Do everything. */
  static get administrator(): string[] {
    const removals = [...KEY_REMOVALS, ...SECRET_REMOVALS, ...CERTIFICATE_REMOVALS];
    return [...new Set([...VIEWS, ...KEYS, ...SECRETS, ...CERTIFICATES, ...removals, ...TEMPLATES, ...REPORTS])];
  }
}
