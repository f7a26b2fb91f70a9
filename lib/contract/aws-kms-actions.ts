/**
 * The actions that may be permitted on an AWS KMS and what each allows. The list is open: releases of CCKM add actions.
 * `keybulkoperation` is newer than the page. Page: aws-kms, APIs and Action Mapping.
 */
export const AWS_KMS_ACTIONS: Readonly<Record<string, string>> = {
  view: "See the KMS and all its keys. Old name: newer releases of CCKM keep it as `viewnative` and `viewbyok`.",
  viewnative: "See the KMS and the keys that AWS made.",
  viewbyok: "See the KMS and the keys whose material came from outside of AWS.",
  keycreate: "Create keys.",
  keymaterialimport: "Import key material into a key of the KMS.",
  keymaterialdelete: "Delete imported key material from the KMS.",
  keyrotate: "Rotate keys.",
  keydelete: "Schedule the deletion of keys.",
  keycanceldelete: "Cancel the scheduled deletion of keys.",
  keysynchronize: "Synchronize the keys of the KMS, and cancel a synchronization.",
  keyupdate: "Change keys: policy, description, enabling, tags, aliases and automatic rotation.",
  keyupload: "Upload keys to the KMS.",
  keybulkoperation: "Run one operation on many keys at once. Only newer releases of CCKM know it.",
  viewcloudhsmkey: "See CloudHSM keys.",
  cloudhsmkeycreate: "Create CloudHSM keys.",
  cloudhsmkeydelete: "Delete CloudHSM keys.",
  viewkeystore: "See custom key stores.",
  keystoreadd: "Add custom key stores.",
  keystoreupdate: "Change the properties of custom key stores.",
  keystoredelete: "Delete custom key stores.",
  keystoreconnect: "Connect custom key stores to AWS.",
  keystoredisconnect: "Disconnect custom key stores from AWS.",
  keystoreblock: "Block every operation on the keys of a custom key store.",
  keystoreunblock: "Unblock the operations on the keys of a custom key store.",
  keystorelink: "Link custom key stores to AWS.",
  viewhyokkey: "See HYOK keys (hold your own key).",
  hyokkeycreate: "Create HYOK keys.",
  hyokkeyblockunblock: "Block and unblock HYOK keys.",
  hyokkeydelete: "Delete HYOK keys that are not linked.",
  hyokkeylink: "Link HYOK keys of CipherTrust Manager to their counterparts in AWS.",
  reportcreate: "Create reports.",
  reportdelete: "Delete reports.",
  reportdownload: "Download reports.",
  reportview: "Read the contents of reports.",
};

/** Whether the action is one of {@link AWS_KMS_ACTIONS}. */
export function isKnownAction(action: string): boolean {
  return Object.hasOwn(AWS_KMS_ACTIONS, action);
}
