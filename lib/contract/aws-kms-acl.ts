import type { Validator } from "../schema";
import { each, element, exactlyOneOf, length, matches, nearest, quote, schema, set, size, string } from "../schema";
import { KMS_ID } from "./aws-kms-acl-id";
import { AWS_KMS_ACTIONS, awsKmsActions, isKnownAction } from "./aws-kms-actions";
import { resource } from "./contract";

const ACTION_NAME = /^\S+$/;

/** Warns of actions that are not known here: a slip of the pen, or an action of a newer release. */
const knownActions: Validator<readonly string[]> = {
  rule: `${Object.keys(AWS_KMS_ACTIONS)
    .map((action) => `\`${action}\``)
    .join(", ")}, or with a warning an action that only a newer release of CCKM knows`,
  check: (actions) => {
    const unknown = actions.filter((action) => isName(action) && !isKnownAction(action));
    if (unknown.length === 0) return undefined;
    const told = unknown.map((action) => {
      const near = nearest(action, Object.keys(AWS_KMS_ACTIONS));
      return near ? `${quote(action)} (did you mean ${quote(near)}?)` : quote(action);
    });
    return {
      severity: "warning",
      summary: unknown.length === 1 ? "Unknown action" : "Unknown actions",
      detail: `Got ${told.join(", ")}; known: ${Object.keys(AWS_KMS_ACTIONS).join(", ")}. Correct a misspelt name. An action that only a newer release of CCKM knows may stay: it is sent as it is.`,
    };
  },
};

// What is no name at all has an error already; an element that is not known yet is no text.
function isName(action: unknown): boolean {
  return typeof action === "string" && ACTION_NAME.test(action);
}

/** The permissions of one user or one group on an AWS KMS account. Page: aws-kms, Managing User Permissions on AWS KMS. */
export const awsKmsAcl = resource({
  type: "cckm_aws_kms_acl",
  construct: "AwsKmsAcl",
  page: "aws-kms",
  import: {
    id: "`<kms id>::group::<name>` or `<kms id>::user::<user id>`",
    examples: [
      "0b90f8de-8617-498d-ad63-ca18eb717ae7::group::CCKM Users",
      "0b90f8de-8617-498d-ad63-ca18eb717ae7::user::local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
    ],
  },
  schema: schema({
    description:
      "The permissions of one user or one group on an AWS KMS account. They are all that the user or group may do there: whatever else was permitted is revoked.",
    attributes: {
      id: string({
        computed: true,
        description: "Id of the permissions: `<kms id>::group::<name>` or `<kms id>::user::<user id>`.",
        example: "0b90f8de-8617-498d-ad63-ca18eb717ae7::group::CCKM Users",
      }),
      kms_id: string({
        required: true,
        replaces: true,
        refersTo: "cckm_aws_kms_account",
        description: "The AWS KMS account: its id in CCKM.",
        example: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
        validators: [matches(KMS_ID, "the id of a KMS in CCKM, such as `0b90f8de-8617-498d-ad63-ca18eb717ae7`")],
      }),
      actions: set(element.string, {
        required: true,
        description:
          "Actions that are permitted. The view actions that they need are added by CCKM and need not be listed.",
        choices: awsKmsActions,
        example: ["keycreate", "keyrotate"],
        validators: [size(1), each(matches(ACTION_NAME, "the name of an action, without spaces")), knownActions],
      }),
      user_id: string({
        optional: true,
        replaces: true,
        description: "Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`.",
        example: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
        validators: [length(1, 255)],
      }),
      group: string({
        optional: true,
        replaces: true,
        description: "Name of the group. Either this or `user_id`.",
        example: "CCKM Users",
        validators: [length(1, 255)],
      }),
      effective_actions: set(element.string, {
        computed: true,
        volatile: true,
        description: "Actions that are permitted in effect: `actions` and the view actions that CCKM added to them.",
        choices: awsKmsActions,
        example: ["keycreate", "keyrotate", "view"],
      }),
    },
    rules: [exactlyOneOf("user_id", "group")],
  }),
});
