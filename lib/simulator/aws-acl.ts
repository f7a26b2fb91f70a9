import type { AclRules } from "./acl";
import type { Quirks } from "./quirks";

/**
 * The actions in the API page's table, and keybulkoperation from later releases.
 *
 * API page: [aws-kms, APIs and Action Mapping](../../docs/api-pages.md#aws-kms).
 */
export const AWS_ACTIONS: ReadonlySet<string> = new Set(
  `keycreate keymaterialimport keymaterialdelete keyrotate keydelete keycanceldelete keysynchronize keyupdate keyupload
   keybulkoperation view viewnative viewbyok viewcloudhsmkey cloudhsmkeycreate cloudhsmkeydelete viewkeystore keystoreadd
   keystoreupdate keystoredelete keystoreconnect keystoredisconnect keystoreblock keystoreunblock keystorelink
   viewhyokkey hyokkeycreate hyokkeyblockunblock hyokkeydelete hyokkeylink reportcreate reportdelete reportdownload
   reportview`.split(/\s+/),
);

/** Permissions on a KMS. API page: [aws-kms, Managing User Permissions on AWS KMS](../../docs/api-pages.md#aws-kms). */
export const awsAclRules: AclRules = {
  known: AWS_ACTIONS,
  stored,
  viewsFor: (action, quirks) => (quirks.autoView ? viewsFor(action, quirks) : []),
};

function stored(action: string, { oldViewAction }: Quirks): string[] {
  return action === "view" && !oldViewAction ? ["viewnative", "viewbyok"] : [action];
}

function viewsFor(action: string, { oldViewAction }: Quirks): string[] {
  if (action.startsWith("keystore")) return ["viewkeystore"];
  if (action.startsWith("cloudhsmkey")) return ["viewcloudhsmkey"];
  if (action.startsWith("hyokkey")) return ["viewhyokkey"];
  if (action.startsWith("key")) return oldViewAction ? ["view"] : ["viewnative", "viewbyok"];
  return [];
}
