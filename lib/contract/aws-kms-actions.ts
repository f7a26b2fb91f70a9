import { type Choices, valuesOf } from "../schema";

/**
 * The actions that may be permitted on an AWS KMS and what each allows. `keybulkoperation` is newer than the page.
 *
 * API page: [aws-kms, APIs and Action Mapping](../../docs/api-pages.md#aws-kms).
 */
export const awsKmsActions: Choices = {
  name: "AwsKmsAction",
  description:
    "The actions that may be permitted on an AWS KMS account. Releases of CCKM add actions: one that is not here may be given as text. Page: aws-kms, APIs and Action Mapping.",
  open: "action",
  values: {
    VIEW: {
      value: "view",
      description:
        "See the KMS and all its keys. Old name: newer releases of CCKM keep it as `viewnative` and `viewbyok`.",
    },
    VIEW_NATIVE: { value: "viewnative", description: "See the KMS and the keys that AWS made." },
    VIEW_BYOK: { value: "viewbyok", description: "See the KMS and the keys whose material came from outside of AWS." },
    KEY_CREATE: { value: "keycreate", description: "Create keys." },
    KEY_MATERIAL_IMPORT: { value: "keymaterialimport", description: "Import key material into a key of the KMS." },
    KEY_MATERIAL_DELETE: { value: "keymaterialdelete", description: "Delete imported key material from the KMS." },
    KEY_ROTATE: { value: "keyrotate", description: "Rotate keys." },
    KEY_DELETE: { value: "keydelete", description: "Schedule the deletion of keys." },
    KEY_CANCEL_DELETE: { value: "keycanceldelete", description: "Cancel the scheduled deletion of keys." },
    KEY_SYNCHRONIZE: {
      value: "keysynchronize",
      description: "Synchronize the keys of the KMS, and cancel a synchronization.",
    },
    KEY_UPDATE: {
      value: "keyupdate",
      description: "Change keys: policy, description, enabling, tags, aliases and automatic rotation.",
    },
    KEY_UPLOAD: { value: "keyupload", description: "Upload keys to the KMS." },
    KEY_BULK_OPERATION: {
      value: "keybulkoperation",
      description: "Run one operation on many keys at once. Only newer releases of CCKM know it.",
    },
    VIEW_CLOUD_HSM_KEY: { value: "viewcloudhsmkey", description: "See CloudHSM keys." },
    CLOUD_HSM_KEY_CREATE: { value: "cloudhsmkeycreate", description: "Create CloudHSM keys." },
    CLOUD_HSM_KEY_DELETE: { value: "cloudhsmkeydelete", description: "Delete CloudHSM keys." },
    VIEW_KEY_STORE: { value: "viewkeystore", description: "See custom key stores." },
    KEY_STORE_ADD: { value: "keystoreadd", description: "Add custom key stores." },
    KEY_STORE_UPDATE: { value: "keystoreupdate", description: "Change the properties of custom key stores." },
    KEY_STORE_DELETE: { value: "keystoredelete", description: "Delete custom key stores." },
    KEY_STORE_CONNECT: { value: "keystoreconnect", description: "Connect custom key stores to AWS." },
    KEY_STORE_DISCONNECT: { value: "keystoredisconnect", description: "Disconnect custom key stores from AWS." },
    KEY_STORE_BLOCK: {
      value: "keystoreblock",
      description: "Block every operation on the keys of a custom key store.",
    },
    KEY_STORE_UNBLOCK: {
      value: "keystoreunblock",
      description: "Unblock the operations on the keys of a custom key store.",
    },
    KEY_STORE_LINK: { value: "keystorelink", description: "Link custom key stores to AWS." },
    VIEW_HYOK_KEY: { value: "viewhyokkey", description: "See HYOK keys (hold your own key)." },
    HYOK_KEY_CREATE: { value: "hyokkeycreate", description: "Create HYOK keys." },
    HYOK_KEY_BLOCK_UNBLOCK: { value: "hyokkeyblockunblock", description: "Block and unblock HYOK keys." },
    HYOK_KEY_DELETE: { value: "hyokkeydelete", description: "Delete HYOK keys that are not linked." },
    HYOK_KEY_LINK: {
      value: "hyokkeylink",
      description: "Link HYOK keys of CipherTrust Manager to their counterparts in AWS.",
    },
    REPORT_CREATE: { value: "reportcreate", description: "Create reports." },
    REPORT_DELETE: { value: "reportdelete", description: "Delete reports." },
    REPORT_DOWNLOAD: { value: "reportdownload", description: "Download reports." },
    REPORT_VIEW: { value: "reportview", description: "Read the contents of reports." },
  },
};

/** What each action allows, by its name in CCKM. */
export const AWS_KMS_ACTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(awsKmsActions.values).map(({ value, description }) => [value, description]),
);

const KNOWN = new Set(valuesOf(awsKmsActions));

/** Whether the action is one of {@link awsKmsActions}. */
export function isKnownAction(action: string): boolean {
  return KNOWN.has(action);
}
