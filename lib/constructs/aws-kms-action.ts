/**
 * The actions that may be permitted on an AWS KMS account. Releases of CCKM add actions: one that is not here may be given
 * as text. Page: aws-kms, APIs and Action Mapping.
 */
export enum AwsKmsAction {
  /** See the KMS and all its keys. Old name: newer releases of CCKM keep it as `viewnative` and `viewbyok`. */
  VIEW = "view",
  /** See the KMS and the keys that AWS made. */
  VIEW_NATIVE = "viewnative",
  /** See the KMS and the keys whose material came from outside of AWS. */
  VIEW_BYOK = "viewbyok",
  /** Create keys. */
  KEY_CREATE = "keycreate",
  /** Import key material into a key of the KMS. */
  KEY_MATERIAL_IMPORT = "keymaterialimport",
  /** Delete imported key material from the KMS. */
  KEY_MATERIAL_DELETE = "keymaterialdelete",
  /** Rotate keys. */
  KEY_ROTATE = "keyrotate",
  /** Schedule the deletion of keys. */
  KEY_DELETE = "keydelete",
  /** Cancel the scheduled deletion of keys. */
  KEY_CANCEL_DELETE = "keycanceldelete",
  /** Synchronize the keys of the KMS, and cancel a synchronization. */
  KEY_SYNCHRONIZE = "keysynchronize",
  /** Change keys: policy, description, enabling, tags, aliases and automatic rotation. */
  KEY_UPDATE = "keyupdate",
  /** Upload keys to the KMS. */
  KEY_UPLOAD = "keyupload",
  /** Run one operation on many keys at once. Only newer releases of CCKM know it. */
  KEY_BULK_OPERATION = "keybulkoperation",
  /** See CloudHSM keys. */
  VIEW_CLOUD_HSM_KEY = "viewcloudhsmkey",
  /** Create CloudHSM keys. */
  CLOUD_HSM_KEY_CREATE = "cloudhsmkeycreate",
  /** Delete CloudHSM keys. */
  CLOUD_HSM_KEY_DELETE = "cloudhsmkeydelete",
  /** See custom key stores. */
  VIEW_KEY_STORE = "viewkeystore",
  /** Add custom key stores. */
  KEY_STORE_ADD = "keystoreadd",
  /** Change the properties of custom key stores. */
  KEY_STORE_UPDATE = "keystoreupdate",
  /** Delete custom key stores. */
  KEY_STORE_DELETE = "keystoredelete",
  /** Connect custom key stores to AWS. */
  KEY_STORE_CONNECT = "keystoreconnect",
  /** Disconnect custom key stores from AWS. */
  KEY_STORE_DISCONNECT = "keystoredisconnect",
  /** Block every operation on the keys of a custom key store. */
  KEY_STORE_BLOCK = "keystoreblock",
  /** Unblock the operations on the keys of a custom key store. */
  KEY_STORE_UNBLOCK = "keystoreunblock",
  /** Link custom key stores to AWS. */
  KEY_STORE_LINK = "keystorelink",
  /** See HYOK keys (hold your own key). */
  VIEW_HYOK_KEY = "viewhyokkey",
  /** Create HYOK keys. */
  HYOK_KEY_CREATE = "hyokkeycreate",
  /** Block and unblock HYOK keys. */
  HYOK_KEY_BLOCK_UNBLOCK = "hyokkeyblockunblock",
  /** Delete HYOK keys that are not linked. */
  HYOK_KEY_DELETE = "hyokkeydelete",
  /** Link HYOK keys of CipherTrust Manager to their counterparts in AWS. */
  HYOK_KEY_LINK = "hyokkeylink",
  /** Create reports. */
  REPORT_CREATE = "reportcreate",
  /** Delete reports. */
  REPORT_DELETE = "reportdelete",
  /** Download reports. */
  REPORT_DOWNLOAD = "reportdownload",
  /** Read the contents of reports. */
  REPORT_VIEW = "reportview",
}
