// Generated from lib/contract by `npm run constructs`. Do not edit.

/** On what a create takes over an object that is already there. */
export enum AdoptPolicy {
  /**
   * Takes over what the journal shows a killed run of this stack to have made; anything else is an error. The default.
   */
  OWN = "own",
  /**
   * Also takes over what is exactly what was asked for, whoever made it. Another state may own it: the plan says so.
   */
  IDENTICAL = "identical",
  /** Refuses always. */
  NEVER = "never",
}

/**
 * The actions that may be permitted on an AWS KMS account. Releases of CCKM add actions: one that is not here may be
 * given as text. API page: [aws-kms, APIs and Action Mapping](../../../docs/api-pages.md#aws-kms).
 */
export class AwsKmsAction {
  /** See the KMS and all its keys. Old name: newer releases of CCKM keep it as `viewnative` and `viewbyok`. */
  static readonly VIEW = "view";
  /** See the KMS and the keys that AWS made. */
  static readonly VIEW_NATIVE = "viewnative";
  /** See the KMS and the keys whose material came from outside of AWS. */
  static readonly VIEW_BYOK = "viewbyok";
  /** Create keys. */
  static readonly KEY_CREATE = "keycreate";
  /** Import key material into a key of the KMS. */
  static readonly KEY_MATERIAL_IMPORT = "keymaterialimport";
  /** Delete imported key material from the KMS. */
  static readonly KEY_MATERIAL_DELETE = "keymaterialdelete";
  /** Rotate keys. */
  static readonly KEY_ROTATE = "keyrotate";
  /** Schedule the deletion of keys. */
  static readonly KEY_DELETE = "keydelete";
  /** Cancel the scheduled deletion of keys. */
  static readonly KEY_CANCEL_DELETE = "keycanceldelete";
  /** Synchronize the keys of the KMS, and cancel a synchronization. */
  static readonly KEY_SYNCHRONIZE = "keysynchronize";
  /** Change keys: policy, description, enabling, tags, aliases and automatic rotation. */
  static readonly KEY_UPDATE = "keyupdate";
  /** Upload keys to the KMS. */
  static readonly KEY_UPLOAD = "keyupload";
  /** Run one operation on many keys at once. Only newer releases of CCKM know it. */
  static readonly KEY_BULK_OPERATION = "keybulkoperation";
  /** See CloudHSM keys. */
  static readonly VIEW_CLOUD_HSM_KEY = "viewcloudhsmkey";
  /** Create CloudHSM keys. */
  static readonly CLOUD_HSM_KEY_CREATE = "cloudhsmkeycreate";
  /** Delete CloudHSM keys. */
  static readonly CLOUD_HSM_KEY_DELETE = "cloudhsmkeydelete";
  /** See custom key stores. */
  static readonly VIEW_KEY_STORE = "viewkeystore";
  /** Add custom key stores. */
  static readonly KEY_STORE_ADD = "keystoreadd";
  /** Change the properties of custom key stores. */
  static readonly KEY_STORE_UPDATE = "keystoreupdate";
  /** Delete custom key stores. */
  static readonly KEY_STORE_DELETE = "keystoredelete";
  /** Connect custom key stores to AWS. */
  static readonly KEY_STORE_CONNECT = "keystoreconnect";
  /** Disconnect custom key stores from AWS. */
  static readonly KEY_STORE_DISCONNECT = "keystoredisconnect";
  /** Block every operation on the keys of a custom key store. */
  static readonly KEY_STORE_BLOCK = "keystoreblock";
  /** Unblock the operations on the keys of a custom key store. */
  static readonly KEY_STORE_UNBLOCK = "keystoreunblock";
  /** Link custom key stores to AWS. */
  static readonly KEY_STORE_LINK = "keystorelink";
  /** See HYOK keys (hold your own key). */
  static readonly VIEW_HYOK_KEY = "viewhyokkey";
  /** Create HYOK keys. */
  static readonly HYOK_KEY_CREATE = "hyokkeycreate";
  /** Block and unblock HYOK keys. */
  static readonly HYOK_KEY_BLOCK_UNBLOCK = "hyokkeyblockunblock";
  /** Delete HYOK keys that are not linked. */
  static readonly HYOK_KEY_DELETE = "hyokkeydelete";
  /** Link HYOK keys of CipherTrust Manager to their counterparts in AWS. */
  static readonly HYOK_KEY_LINK = "hyokkeylink";
  /** Create reports. */
  static readonly REPORT_CREATE = "reportcreate";
  /** Delete reports. */
  static readonly REPORT_DELETE = "reportdelete";
  /** Download reports. */
  static readonly REPORT_DOWNLOAD = "reportdownload";
  /** Read the contents of reports. */
  static readonly REPORT_VIEW = "reportview";

  private constructor() {}
}

/** A partition of AWS: a group of regions with accounts of its own. */
export class AwsPartition {
  /** The commercial regions. */
  static readonly AWS = "aws";
  /** China. */
  static readonly CHINA = "aws-cn";
  /** AWS GovCloud (US). */
  static readonly US_GOV = "aws-us-gov";
  /** AWS European Sovereign Cloud. */
  static readonly EUROPEAN_SOVEREIGN = "aws-eusc";
  /** AWS Top Secret (US). */
  static readonly ISO = "aws-iso";
  /** AWS Secret (US). */
  static readonly ISO_B = "aws-iso-b";
  /** AWS Isolated Europe. */
  static readonly ISO_E = "aws-iso-e";
  /** AWS Isolated US Federal. */
  static readonly ISO_F = "aws-iso-f";

  private constructor() {}
}

/** What an Azure report tells. API page: [azure-reports](../../../docs/api-pages.md#azure-reports). */
export class AzureReportType {
  /** The history of each key by operations, in CCKM and in Azure. */
  static readonly KEY_REPORT = "key-report";
  /** Which services and applications use the keys, when and where. */
  static readonly SERVICE_REPORT = "service-report";
  /** The keys by their expiration dates; needs no Log Analytics workspace. */
  static readonly KEY_AGING = "key-aging";

  private constructor() {}
}

/**
 * How far a synchronization or a report is. API pages:
 * [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status),
 * [azure-reports](../../../docs/api-pages.md#azure-reports).
 */
export class AzureRunStatus {
  /** It is under way. */
  static readonly IN_PROGRESS = "in_progress";
  /** It ended well. */
  static readonly COMPLETED = "completed";
  /** It ended in an error. */
  static readonly FAILED = "failed";

  private constructor() {}
}

/**
 * What a synchronization brings from Azure into CCKM. API pages:
 * [azure-key-sync-job](../../../docs/api-pages.md#azure-key-sync-job),
 * [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status).
 */
export enum AzureSyncItem {
  /** The keys of the vaults. */
  KEYS = "keys",
  /** The secrets of the vaults. */
  SECRETS = "secrets",
}

/**
 * The actions that may be permitted on an Azure vault. Releases of CCKM add actions: one that is not here may be given
 * as text.
 */
export class AzureVaultAction {
  /** See the vault and its keys. Every other action on keys needs it. */
  static readonly VIEW = "view";
  /** Create keys. */
  static readonly KEY_CREATE = "keycreate";
  /** Upload keys to the vault. */
  static readonly KEY_UPLOAD = "keyupload";
  /** Change keys: enabling, dates, tags and permitted operations. */
  static readonly KEY_UPDATE = "keyupdate";
  /** Delete keys, softly where the vault has soft delete. */
  static readonly KEY_DELETE = "keydelete";
  /** Purge soft-deleted keys: nothing brings them back from Azure. */
  static readonly KEY_PURGE = "keypurge";
  /** Recover soft-deleted keys. */
  static readonly KEY_RECOVER = "keyrecover";
  /** Restore keys from their backups. */
  static readonly KEY_RESTORE = "keyrestore";
  /** Synchronize the keys of the vault. */
  static readonly KEY_SYNCHRONIZE = "keysynchronize";
  /** Delete the backups of keys. */
  static readonly DELETE_BACKUP = "deletebackup";
  /** See secrets. Every other action on secrets needs it. */
  static readonly SECRET_VIEW = "secretview";
  /** Create secrets, and new versions of them. */
  static readonly SECRET_CREATE = "secretcreate";
  /** Change secrets: enabling, dates, content type and tags. */
  static readonly SECRET_UPDATE = "secretupdate";
  /** Delete secrets, softly where the vault has soft delete. */
  static readonly SECRET_DELETE = "secretdelete";
  /** Purge soft-deleted secrets: nothing brings them back from Azure. */
  static readonly SECRET_PURGE = "secretpurge";
  /** Recover soft-deleted secrets. */
  static readonly SECRET_RECOVER = "secretrecover";
  /** Restore secrets from their backups. */
  static readonly SECRET_RESTORE = "secretrestore";
  /** Synchronize the secrets of the vault. */
  static readonly SECRET_SYNCHRONIZE = "secretsynchronize";
  /** Delete the backups of secrets. */
  static readonly SECRET_DELETE_BACKUP = "secretdeletebackup";
  /** See certificates. Every other action on certificates needs it. */
  static readonly CERTIFICATE_VIEW = "certificateview";
  /** Create certificates. */
  static readonly CERTIFICATE_CREATE = "certificatecreate";
  /** Upload certificates to the vault. */
  static readonly CERTIFICATE_UPLOAD = "certificateupload";
  /** Change certificates. */
  static readonly CERTIFICATE_UPDATE = "certificateupdate";
  /** Delete certificates, softly where the vault has soft delete. */
  static readonly CERTIFICATE_DELETE = "certificatedelete";
  /** Purge soft-deleted certificates: nothing brings them back from Azure. */
  static readonly CERTIFICATE_PURGE = "certificatepurge";
  /** Recover soft-deleted certificates. */
  static readonly CERTIFICATE_RECOVER = "certificaterecover";
  /** Restore certificates from their backups. */
  static readonly CERTIFICATE_RESTORE = "certificaterestore";
  /** Synchronize the certificates of the vault. */
  static readonly CERTIFICATE_SYNCHRONIZE = "certificatesynchronize";
  /** Delete the backups of certificates. */
  static readonly CERTIFICATE_DELETE_BACKUP = "certificatedeletebackup";
  /** Create reports. */
  static readonly REPORT_CREATE = "reportcreate";
  /** Delete reports. */
  static readonly REPORT_DELETE = "reportdelete";
  /** Download reports. */
  static readonly REPORT_DOWNLOAD = "reportdownload";
  /** Read the contents of reports. */
  static readonly REPORT_VIEW = "reportview";
  /** Create keys from a template. Needs `view` and `viewkeytemplate`. */
  static readonly KEY_CREATE_WITH_TEMPLATE = "keycreatewithtemplate";
  /** Upload keys by a template. Needs `view` and `viewkeytemplate`. */
  static readonly UPLOAD_KEY_WITH_TEMPLATE = "uploadkeywithtemplate";
  /** Create templates of keys. */
  static readonly CREATE_KEY_TEMPLATE = "createkeytemplate";
  /** See templates of keys. Every other action on templates needs it. */
  static readonly VIEW_KEY_TEMPLATE = "viewkeytemplate";
  /** Change templates of keys. */
  static readonly UPDATE_KEY_TEMPLATE = "updatekeytemplate";
  /** Delete templates of keys. */
  static readonly DELETE_KEY_TEMPLATE = "deletekeytemplate";

  private constructor() {}
}

/** Whether a vault of Azure is a key vault or a managed HSM. */
export enum AzureVaultType {
  /** A key vault: holds keys, secrets and certificates. */
  VAULT = "vault",
  /** A managed HSM: holds keys only. */
  MANAGED_HSM = "managedHsm",
}

/** What a destroy does to an Azure report. */
export enum ReportDestroyPolicy {
  /** Deletes it from CCKM. */
  DELETE = "delete",
  /** Leaves it in CCKM; Terraform forgets it. */
  RETAIN = "retain",
}

/** What a destroy does to an Azure secret. */
export enum SecretDestroyPolicy {
  /** Deletes it so that it can be recovered, where the vault allows that. */
  SOFT_DELETE = "soft-delete",
  /** Deletes it for good, which some vaults forbid. */
  PURGE = "purge",
  /** Leaves it as it is; Terraform forgets it. */
  RETAIN = "retain",
}

/**
 * How a deleted Azure secret can be recovered. API page: [azure-secret-create, Secret
 * Attributes](../../../docs/api-pages.md#azure-secret-create).
 */
export enum SecretRecoveryLevel {
  /** The vault has no soft delete: a deleted secret is gone. */
  PURGEABLE = "Purgeable",
  /** Kept for 90 days; a privileged user may purge it before. */
  RECOVERABLE_PURGEABLE = "RecoverablePurgeable",
  /** Kept for 90 days; only Azure purges it. */
  RECOVERABLE = "Recoverable",
  /** Kept for 90 days, and the subscription cannot be cancelled meanwhile; only Azure purges it. */
  RECOVERABLE_PROTECTED_SUBSCRIPTION = "RecoverableProtectedSubscription",
  /** Kept for the vault's own 7 to 89 days; a privileged user may purge it before. */
  CUSTOMIZED_RECOVERABLE_PURGEABLE = "CustomizedRecoverablePurgeable",
  /** Kept for the vault's own 7 to 89 days; only Azure purges it. */
  CUSTOMIZED_RECOVERABLE = "CustomizedRecoverable",
  /**
   * Kept for the vault's own 7 to 89 days, and the subscription cannot be cancelled meanwhile; only Azure purges it.
   */
  CUSTOMIZED_RECOVERABLE_PROTECTED_SUBSCRIPTION = "CustomizedRecoverableProtectedSubscription",
}
