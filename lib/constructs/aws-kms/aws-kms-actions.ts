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
 * Actions on an AWS KMS account by the work that people do, for `actions` of an `AwsKmsAcl` and for `grant`. Combine them
 * as arrays: `[...AwsKmsActions.keyOperator, AwsKmsAction.REPORT_VIEW]`. Each access gives a new array. CCKM adds the
 * views that key actions need. Every action is of the page's table.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: jsii knows classes and enums, but no constant objects.
export class AwsKmsActions {
  /** Sees keys of every kind and custom key stores, and changes nothing. */
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

  /** Keeps CCKM's view of the keys up to date, as an automation does. */
  static get synchronizer(): string[] {
    return [A.KEY_SYNCHRONIZE];
  }

  /** Does the daily work on keys: creates, uploads, imports, rotates, changes and synchronizes. Cannot destroy any. */
  static get keyOperator(): string[] {
    return [...KEY_OPERATIONS];
  }

  /** Does everything with keys, their deletion and that of their material included. */
  static get keyAdministrator(): string[] {
    return [...KEY_OPERATIONS, ...KEY_REMOVALS];
  }

  /** Creates and deletes CloudHSM keys. */
  static get cloudHsmKeyAdministrator(): string[] {
    return [...CLOUD_HSM];
  }

  /** Adds, connects, blocks and removes custom key stores. */
  static get keyStoreAdministrator(): string[] {
    return [...KEY_STORES];
  }

  /** Creates, links, blocks and deletes HYOK keys (hold your own key). */
  static get hyokKeyAdministrator(): string[] {
    return [...HYOK];
  }

  /** Does everything that the page's table names. */
  static get administrator(): string[] {
    return [
      ...new Set([...VIEWS, ...KEY_OPERATIONS, ...KEY_REMOVALS, ...CLOUD_HSM, ...KEY_STORES, ...HYOK, ...REPORTS]),
    ];
  }
}
