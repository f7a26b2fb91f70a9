import { type Choices, VALUE, type Validator, valuesOf } from "../schema";
import { isActionName } from "./acl";
import { rightsOf } from "./rights";
import * as words from "./words";

/** The actions that may be permitted on an Azure vault and what each allows. No page lists them. */
export const azureVaultActions: Choices = {
  name: "AzureVaultAction",
  description:
    "The actions that may be permitted on an Azure vault. Releases of CCKM add actions: one that is not here may be given as text.",
  open: "action",
  values: {
    VIEW: { value: "view", description: "See the vault and its keys. Every other action on keys needs it." },
    KEY_CREATE: { value: "keycreate", description: "Create keys." },
    KEY_UPLOAD: { value: "keyupload", description: "Upload keys to the vault." },
    KEY_UPDATE: { value: "keyupdate", description: "Change keys: enabling, dates, tags and permitted operations." },
    KEY_DELETE: { value: "keydelete", description: "Delete keys, softly where the vault has soft delete." },
    KEY_PURGE: { value: "keypurge", description: "Purge soft-deleted keys: nothing brings them back from Azure." },
    KEY_RECOVER: { value: "keyrecover", description: "Recover soft-deleted keys." },
    KEY_RESTORE: { value: "keyrestore", description: "Restore keys from their backups." },
    KEY_SYNCHRONIZE: { value: "keysynchronize", description: "Synchronize the keys of the vault." },
    DELETE_BACKUP: { value: "deletebackup", description: "Delete the backups of keys." },
    SECRET_VIEW: { value: "secretview", description: "See secrets. Every other action on secrets needs it." },
    SECRET_CREATE: { value: "secretcreate", description: "Create secrets, and new versions of them." },
    SECRET_UPDATE: { value: "secretupdate", description: "Change secrets: enabling, dates, content type and tags." },
    SECRET_DELETE: { value: "secretdelete", description: "Delete secrets, softly where the vault has soft delete." },
    SECRET_PURGE: {
      value: "secretpurge",
      description: "Purge soft-deleted secrets: nothing brings them back from Azure.",
    },
    SECRET_RECOVER: { value: "secretrecover", description: "Recover soft-deleted secrets." },
    SECRET_RESTORE: { value: "secretrestore", description: "Restore secrets from their backups." },
    SECRET_SYNCHRONIZE: { value: "secretsynchronize", description: "Synchronize the secrets of the vault." },
    SECRET_DELETE_BACKUP: { value: "secretdeletebackup", description: "Delete the backups of secrets." },
    CERTIFICATE_VIEW: {
      value: "certificateview",
      description: "See certificates. Every other action on certificates needs it.",
    },
    CERTIFICATE_CREATE: { value: "certificatecreate", description: "Create certificates." },
    CERTIFICATE_UPLOAD: { value: "certificateupload", description: "Upload certificates to the vault." },
    CERTIFICATE_UPDATE: { value: "certificateupdate", description: "Change certificates." },
    CERTIFICATE_DELETE: {
      value: "certificatedelete",
      description: "Delete certificates, softly where the vault has soft delete.",
    },
    CERTIFICATE_PURGE: {
      value: "certificatepurge",
      description: "Purge soft-deleted certificates: nothing brings them back from Azure.",
    },
    CERTIFICATE_RECOVER: { value: "certificaterecover", description: "Recover soft-deleted certificates." },
    CERTIFICATE_RESTORE: { value: "certificaterestore", description: "Restore certificates from their backups." },
    CERTIFICATE_SYNCHRONIZE: {
      value: "certificatesynchronize",
      description: "Synchronize the certificates of the vault.",
    },
    CERTIFICATE_DELETE_BACKUP: { value: "certificatedeletebackup", description: "Delete the backups of certificates." },
    REPORT_CREATE: { value: "reportcreate", description: "Create reports." },
    REPORT_DELETE: { value: "reportdelete", description: "Delete reports." },
    REPORT_DOWNLOAD: { value: "reportdownload", description: "Download reports." },
    REPORT_VIEW: { value: "reportview", description: "Read the contents of reports." },
    KEY_CREATE_WITH_TEMPLATE: {
      value: "keycreatewithtemplate",
      description: "Create keys from a template. Needs `view` and `viewkeytemplate`.",
    },
    UPLOAD_KEY_WITH_TEMPLATE: {
      value: "uploadkeywithtemplate",
      description: "Upload keys by a template. Needs `view` and `viewkeytemplate`.",
    },
    CREATE_KEY_TEMPLATE: { value: "createkeytemplate", description: "Create templates of keys." },
    VIEW_KEY_TEMPLATE: {
      value: "viewkeytemplate",
      description: "See templates of keys. Every other action on templates needs it.",
    },
    UPDATE_KEY_TEMPLATE: { value: "updatekeytemplate", description: "Change templates of keys." },
    DELETE_KEY_TEMPLATE: { value: "deletekeytemplate", description: "Delete templates of keys." },
  },
};

const KNOWN = new Set(valuesOf(azureVaultActions));

/** Permission logic for Azure vaults, where CCKM adds no view actions. */
export const azureVaultRights = rightsOf({ isKnown: (action) => KNOWN.has(action), viewsFor: () => [] });

/** The view actions that an action on an Azure vault cannot work without. */
export function viewsNeededFor(action: string): readonly string[] {
  if (!KNOWN.has(action)) return [];
  if (action.endsWith("withtemplate")) return ["view", "viewkeytemplate"];
  if (action.endsWith("keytemplate")) return ["viewkeytemplate"];
  if (action.startsWith("secret")) return ["secretview"];
  if (action.startsWith("certificate")) return ["certificateview"];
  return action.startsWith("report") ? [] : ["view"];
}

/**
 * Warns of missing view actions that other actions need: CCKM does not add them on an Azure vault, as it does on an AWS
 * KMS account.
 */
export const viewsAreGranted: Validator<readonly string[]> = {
  rule: "with the view actions that the others need, as CCKM adds none here",
  check: (actions, name = VALUE) => {
    const given = actions.filter(isActionName);
    // An action that is not known yet may be the missing view.
    if (given.length < actions.length) return undefined;
    const missing = [...new Set(given.flatMap(viewsNeededFor))].filter((view) => !given.includes(view));
    if (missing.length === 0) return undefined;
    const needed = missing.map((view) => ({ view, by: given.filter((one) => viewsNeededFor(one).includes(view)) }));
    return words.viewsMissing({ name, needed });
  },
};
