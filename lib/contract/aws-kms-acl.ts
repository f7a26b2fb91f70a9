import { element, matches, notBlank, schema, set, string } from "../schema";
import { aclPrincipal, onePrincipal, permissionsOn, permittedActions } from "./acl";
import { ACL_TARGET_ID } from "./acl-id";
import { API } from "./api-paths";
import { awsKmsActions } from "./aws-kms-actions";
import { resource } from "./contract";
import { sameCckmId } from "./key-parts";

/**
 * The permissions of one user or one group on an AWS KMS account.
 *
 * API page: [aws-kms, Managing User Permissions on AWS KMS](../../docs/api-pages.md#aws-kms).
 */
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
  rights: { read: [`GET ${API.kms}/{id}`], write: [`POST ${API.kms}/{id}/update-acls`] },
  ...permissionsOn("AWS KMS account", "cckm_aws_kms_account", "kms_id", "kms"),
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
        equivalent: sameCckmId,
        refersTo: "cckm_aws_kms_account",
        description: "The AWS KMS account: its id in CCKM.",
        example: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
        validators: [
          notBlank(matches(ACL_TARGET_ID, "the id of a KMS in CCKM, such as `0b90f8de-8617-498d-ad63-ca18eb717ae7`")),
        ],
      }),
      actions: set(element.string, {
        required: true,
        description:
          "Actions that are permitted. The view actions that they need are added by CCKM and need not be listed.",
        choices: awsKmsActions,
        example: ["keycreate", "keyrotate"],
        validators: permittedActions(awsKmsActions),
      }),
      ...aclPrincipal,
      effective_actions: set(element.string, {
        computed: true,
        volatile: true,
        description: "Actions that are permitted in effect: `actions` and the view actions that CCKM added to them.",
        choices: awsKmsActions,
        example: ["keycreate", "keyrotate", "view"],
      }),
    },
    rules: [onePrincipal],
  }),
});
