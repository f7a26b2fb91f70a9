import { z } from "zod";
import { optionalText, text } from "./body";
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

/** The rules for permissions on one kind of object. */
export interface AclRules {
  /** The valid actions. */
  readonly known: ReadonlySet<string>;
  /** The names under which an action is stored. */
  stored(action: string, quirks: Quirks): string[];
  /** The view actions that CCKM adds when an action is granted. */
  viewsFor(action: string, quirks: Quirks): string[];
}

const aclChange = z.object({
  user_id: optionalText,
  group: optionalText,
  permit: z.boolean({ error: "is required and must be true or false" }),
  actions: z.array(text, { error: "is required and must be an array of strings" }),
});

/**
 * The body of update-acls. The API page shows one entry at the top level in its syntax line, and a list in its example;
 * both are accepted.
 */
export const aclsRequest = z.preprocess(
  (body) => (typeof body === "object" && body !== null && !("acls" in body) ? { acls: [body] } : body),
  z.object({ acls: z.array(aclChange) }),
);

/**
 * Applies changes to the permissions on an object. `permit: true` adds actions, with the view actions they need; `permit:
 * false` removes exactly the named ones. Other entries stay; an entry without actions is removed.
 *
 * @throws ApiError 400 for both or neither of user_id and group, no actions, and unknown actions; 404 for a principal that
 * the quirks declare to be gone
 */
export function mergeAcls(
  acls: readonly AclEntry[],
  changes: readonly AclChange[],
  rules: AclRules,
  quirks: Quirks,
): AclEntry[] {
  const merged = acls.map((entry) => ({ ...entry, actions: [...entry.actions] }));
  for (const change of changes) {
    check(change, rules, quirks);
    const user_id = change.user_id && kept(quirks.directoryNameAs, change.user_id);
    const group = change.group && kept(quirks.directoryNameAs, change.group);
    if (quirks.goneFromDirectory.split(",").includes(group ?? user_id ?? "")) {
      throw notFound(`${group ? "group" : "user"} "${group ?? user_id}" not found`);
    }
    const actions = change.actions.flatMap((action) => rules.stored(action, quirks));
    const entry = merged.find((known) => known.user_id === user_id && known.group === group);
    if (change.permit) {
      const wanted = [...actions, ...actions.flatMap((action) => rules.viewsFor(action, quirks))];
      const all = [...new Set([...(entry?.actions ?? []), ...wanted])];
      if (entry) entry.actions = all;
      else merged.push({ ...(user_id === undefined ? { group: group ?? "" } : { user_id }), actions: all });
    } else if (entry) {
      entry.actions = entry.actions.filter((action) => !actions.includes(action));
    }
  }
  return merged.filter(({ actions }) => actions.length > 0);
}

function check({ user_id, group, actions }: AclChange, { known }: AclRules, quirks: Quirks): void {
  if ((user_id === undefined) === (group === undefined)) {
    throw badRequest("user_id and group are mutually exclusive: specify exactly one of the two");
  }
  if (actions.length === 0) throw badRequest("Validation errors:\n actions: must hold at least one action");
  const unknown = actions.filter((action) => !known.has(action));
  if (unknown.length > 0 && quirks.unknownAclActions === "refuse") {
    throw invalidValue(`actions: ${unknown.map((action) => `"${action}"`).join(", ")} not supported`);
  }
}
