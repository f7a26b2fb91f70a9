import { AwsKmsAction as A } from "../generated/choices";

const VIEWS = [A.VIEW_NATIVE, A.VIEW_BYOK, A.VIEW_CLOUD_HSM_KEY, A.VIEW_KEY_STORE, A.VIEW_HYOK_KEY];
const KEY_OPERATIONS = [
  A.KEY_CREATE,
  A.KEY_UPLOAD,
  A.KEY_MATERIAL_IMPORT,
  A.KEY_ROTATE,
  A.KEY_UPDATE,
  A.KEY_SYNCHRONIZE,
];
const KEY_REMOVALS = [A.KEY_DELETE, A.KEY_CANCEL_DELETE, A.KEY_MATERIAL_DELETE];
const CLOUD_HSM = [A.VIEW_CLOUD_HSM_KEY, A.CLOUD_HSM_KEY_CREATE, A.CLOUD_HSM_KEY_DELETE];
const KEY_STORES = [
  A.VIEW_KEY_STORE,
  A.KEY_STORE_ADD,
  A.KEY_STORE_UPDATE,
  A.KEY_STORE_DELETE,
  A.KEY_STORE_CONNECT,
  A.KEY_STORE_DISCONNECT,
  A.KEY_STORE_BLOCK,
  A.KEY_STORE_UNBLOCK,
  A.KEY_STORE_LINK,
];
const HYOK = [A.VIEW_HYOK_KEY, A.HYOK_KEY_CREATE, A.HYOK_KEY_BLOCK_UNBLOCK, A.HYOK_KEY_DELETE, A.HYOK_KEY_LINK];
const REPORTS = [A.REPORT_CREATE, A.REPORT_VIEW, A.REPORT_DOWNLOAD, A.REPORT_DELETE];

/**
 * Sets of actions on an AWS KMS account by role, for `actions` of an `AwsKmsAcl` and for `grant`. Combine them as
 * arrays: `[...AwsKmsActions.keyOperator, AwsKmsAction.REPORT_VIEW]`. Each access returns a new array. CCKM adds the
 * view actions that key actions need. Every action is listed in the API page's table.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: jsii knows classes and enums, but no constant objects.
export class AwsKmsActions {
  /** View keys of every kind and custom key stores. Changes nothing. */
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

  /** Keep CCKM's view of the keys up to date, for automation. */
  static get synchronizer(): string[] {
    return [A.KEY_SYNCHRONIZE];
  }

  /** Work with keys daily: create, upload, import, rotate, change and synchronize. Cannot destroy any. */
  static get keyOperator(): string[] {
    return [...KEY_OPERATIONS];
  }

  /** Do everything with keys, including deleting them and their key material. */
  static get keyAdministrator(): string[] {
    return [...KEY_OPERATIONS, ...KEY_REMOVALS];
  }

  /** Create and delete CloudHSM keys. */
  static get cloudHsmKeyAdministrator(): string[] {
    return [...CLOUD_HSM];
  }

  /** Add, connect, block and remove custom key stores. */
  static get keyStoreAdministrator(): string[] {
    return [...KEY_STORES];
  }

  /** Create, link, block and delete HYOK keys (hold your own key). */
  static get hyokKeyAdministrator(): string[] {
    return [...HYOK];
  }

  /** Do everything listed in the API page's table. */
  static get administrator(): string[] {
    return [
      ...new Set([...VIEWS, ...KEY_OPERATIONS, ...KEY_REMOVALS, ...CLOUD_HSM, ...KEY_STORES, ...HYOK, ...REPORTS]),
    ];
  }
}
