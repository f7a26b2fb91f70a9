import {
  type Choices,
  each,
  exactlyOneOf,
  isKnown,
  matches,
  nearest,
  quote,
  size,
  string,
  VALUE,
  type Validator,
  valuesOf,
} from "../schema";
import { identifier } from "./identifier";
import { cckmId, exact, plain, quoted, type Values } from "./key-parts";
import * as words from "./words";

const ACTION_NAME = /^[^\s\p{C}\p{DI}]+$/u;

/** Who has permissions: exactly one of the two. */
export const aclPrincipal = {
  user_id: string({
    optional: true,
    replaces: true,
    description: "Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`.",
    example: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
    validators: [identifier],
  }),
  group: string({
    optional: true,
    replaces: true,
    description: "Name of the group. Either this or `user_id`.",
    example: "CCKM Users",
    validators: [identifier],
  }),
};

/** The rule for {@link aclPrincipal}. */
export const onePrincipal = exactlyOneOf("user_id", "group");

/**
 * The part of a permissions contract that does not belong to the schema.
 * @param what the kind of object that the permissions apply to, in words
 * @param type its Terraform type
 * @param argument the argument that holds its id
 * @param prop the prop that takes the object or its id
 */
export function permissionsOn(what: string, type: string, argument: string, prop: string) {
  return {
    permissionsOn: { type, argument, prop },
    inWords(values: Values): string {
      const { group, user_id } = values;
      const who = typeof group === "string" ? `group ${quoted(group)}` : `user ${quoted(user_id)}`;
      return `permissions of ${who} on the ${what} ${plain(values[argument])}`;
    },
    key(values: Values): readonly unknown[] | undefined {
      const { user_id, group, listed_as } = values;
      if (!isKnown(user_id) || !isKnown(group)) return undefined;
      const principal = typeof group === "string" ? ["group", exact(group)] : ["user", exact(user_id)];
      // As long as the id is unknown, the name under which CCKM lists the object is used instead.
      return [typeof listed_as === "string" ? `name:${exact(listed_as)}` : cckmId(values[argument]), ...principal];
    },
  };
}

/**
 * Validators for a set of permitted actions: at least one, formatted like an action; unknown ones get a warning, since
 * newer releases add some.
 */
export function permittedActions(choices: Choices): readonly Validator<readonly string[]>[] {
  return [
    size(1),
    each(matches(ACTION_NAME, "the name of an action, without spaces and characters that nobody sees")),
    knownActions(choices),
  ];
}

/** Warns of unknown actions: either a typo or an action of a newer release. */
function knownActions(choices: Choices): Validator<readonly string[]> {
  const known = valuesOf(choices);
  return {
    rule: `${known
      .map((action) => `\`${action}\``)
      .join(", ")}, or with a warning an action that only a newer release of CCKM knows`,
    check: (actions, name = VALUE) => {
      const unknown = actions.filter((action) => isActionName(action) && !known.includes(action));
      if (unknown.length === 0) return undefined;
      const told = unknown.map((action) => {
        const near = nearest(action, known);
        return near ? `${quote(action)} (did you mean ${quote(near)}?)` : quote(action);
      });
      return words.actionsNotKnown({ name, told, known });
    },
  };
}

/** Whether a value is formatted like the name of an action. Anything else already has an error, or is not known yet. */
export function isActionName(action: unknown): action is string {
  return typeof action === "string" && ACTION_NAME.test(action);
}
