import type { AclRules } from "./acl";

/** The actions on an Azure vault, as used by newer CCKM clients. No API page lists them. */
export const AZURE_VAULT_ACTIONS: ReadonlySet<string> = new Set(
  `view keycreate keyupload keyupdate keydelete keypurge keyrecover keyrestore keysynchronize deletebackup
   secretview secretcreate secretupdate secretdelete secretpurge secretrecover secretrestore secretsynchronize
   secretdeletebackup certificateview certificatecreate certificateupload certificateupdate certificatedelete
   certificatepurge certificaterecover certificaterestore certificatesynchronize certificatedeletebackup
   reportcreate reportdelete reportdownload reportview keycreatewithtemplate uploadkeywithtemplate createkeytemplate
   viewkeytemplate updatekeytemplate deletekeytemplate`.split(/\s+/),
);

/** Permissions on an Azure vault: exactly what is granted; no views are added. */
export const azureAclRules: AclRules = {
  known: AZURE_VAULT_ACTIONS,
  stored: (action) => [action],
  viewsFor: () => [],
};
