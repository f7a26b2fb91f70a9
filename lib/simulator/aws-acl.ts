import { badRequest, invalidValue, notFound } from "./errors";
import { kept } from "./names";
import type { Quirks } from "./quirks";
import type { AclEntry } from "./records";

/** One entry of an update-acls request. */
export interface AclChange {
  user_id?: string | undefined;
  group?: string | undefined;
  permit: boolean;
  actions: string[];
}

/** The actions of the page's table, and keybulkoperation of later releases. Page: aws-kms, APIs and Action Mapping. */
export const AWS_ACTIONS: ReadonlySet<string> = new Set(
  `keycreate keymaterialimport keymaterialdelete keyrotate keydelete keycanceldelete keysynchronize keyupdate keyupload
   keybulkoperation view viewnative viewbyok viewcloudhsmkey cloudhsmkeycreate cloudhsmkeydelete viewkeystore keystoreadd
   keystoreupdate keystoredelete keystoreconnect keystoredisconnect keystoreblock keystoreunblock keystorelink
   viewhyokkey hyokkeycreate hyokkeyblockunblock hyokkeydelete hyokkeylink reportcreate reportdelete reportdownload
   reportview`.split(/\s+/),
);

/**
 * Applies changes to the permissions of a KMS. `permit: true` adds actions, with the view actions they need;
 * `permit: false` takes away just the named ones. Others are not touched; who has no action left disappears.
 *
 * @throws ApiError 400 for both or neither of user_id and group, no actions, and unknown actions; 404 for a principal that
 * the quirks call gone
 */
export function mergeAcls(acls: readonly AclEntry[], changes: readonly AclChange[], quirks: Quirks): AclEntry[] {
  const merged = acls.map((entry) => ({ ...entry, actions: [...entry.actions] }));
  for (const change of changes) {
    check(change, quirks);
    const user_id = change.user_id && kept(quirks.directoryNameAs, change.user_id);
    const group = change.group && kept(quirks.directoryNameAs, change.group);
    if (quirks.goneFromDirectory.split(",").includes(group ?? user_id ?? "")) {
      throw notFound(`${group ? "group" : "user"} "${group ?? user_id}" not found`);
    }
    const actions = change.actions.flatMap((action) => stored(action, quirks));
    const entry = merged.find((known) => known.user_id === user_id && known.group === group);
    if (change.permit) {
      const wanted = quirks.autoView ? [...actions, ...actions.flatMap((action) => viewsFor(action, quirks))] : actions;
      const all = [...new Set([...(entry?.actions ?? []), ...wanted])];
      if (entry) entry.actions = all;
      else merged.push({ ...(user_id === undefined ? { group: group ?? "" } : { user_id }), actions: all });
    } else if (entry) {
      entry.actions = entry.actions.filter((action) => !actions.includes(action));
    }
  }
  return merged.filter(({ actions }) => actions.length > 0);
}

function check({ user_id, group, actions }: AclChange, quirks: Quirks): void {
  if ((user_id === undefined) === (group === undefined)) {
    throw badRequest("user_id and group are mutually exclusive: specify exactly one of the two");
  }
  if (actions.length === 0) throw badRequest("Validation errors:\n actions: must hold at least one action");
  const unknown = actions.filter((action) => !AWS_ACTIONS.has(action));
  if (unknown.length > 0 && quirks.unknownAclActions === "refuse") {
    throw invalidValue(`actions: ${unknown.map((action) => `"${action}"`).join(", ")} not supported`);
  }
}

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
