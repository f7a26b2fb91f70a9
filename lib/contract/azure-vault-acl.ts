import { element, matches, notBlank, schema, set, string } from "../schema";
import { aclPrincipal, onePrincipal, permissionsOn, permittedActions } from "./acl";
import { ACL_TARGET_ID } from "./acl-id";
import { API } from "./api-paths";
import { azureVaultActions, viewsAreGranted } from "./azure-vault-actions";
import { resource } from "./contract";
import { sameCckmId } from "./key-parts";

/** The permissions of one user or one group on an Azure vault. No page shows them. */
export const azureVaultAcl = resource({
  type: "cckm_azure_vault_acl",
  construct: "AzureVaultAcl",
  page: "none; the calls are those of other clients of CCKM",
  import: {
    id: "`<vault id>::group::<name>` or `<vault id>::user::<user id>`, with CCKM's id of the vault",
    examples: [
      "bedb82b9-582c-402d-9874-f3368722cf46::group::CCKM Users",
      "bedb82b9-582c-402d-9874-f3368722cf46::user::local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
    ],
  },
  rights: { read: [`GET ${API.vaults}/{id}`], write: [`POST ${API.vaults}/{id}/update-acls`] },
  ...permissionsOn("Azure vault", "cckm_azure_vault", "vault_id", "vault"),
  schema: schema({
    description:
      "The permissions of one user or one group on an Azure vault. They are all that the user or group may do there: whatever else was permitted is revoked. CCKM adds no view actions here, as it does on AWS KMS accounts: list them too.",
    attributes: {
      id: string({
        computed: true,
        description: "Id of the permissions: `<vault id>::group::<name>` or `<vault id>::user::<user id>`.",
        example: "bedb82b9-582c-402d-9874-f3368722cf46::group::CCKM Users",
      }),
      vault_id: string({
        required: true,
        replaces: true,
        equivalent: sameCckmId,
        refersTo: "cckm_azure_vault",
        description: "The Azure vault: its id in CCKM.",
        example: "bedb82b9-582c-402d-9874-f3368722cf46",
        validators: [
          notBlank(matches(ACL_TARGET_ID, "the id of a vault in CCKM, such as `bedb82b9-582c-402d-9874-f3368722cf46`")),
        ],
      }),
      actions: set(element.string, {
        required: true,
        description:
          "Actions that are permitted, with the view actions that they need: `view` for keys, `secretview` for secrets, `certificateview` for certificates, `viewkeytemplate` for templates.",
        choices: azureVaultActions,
        example: ["view", "keycreate"],
        validators: [...permittedActions(azureVaultActions), viewsAreGranted],
      }),
      ...aclPrincipal,
      effective_actions: set(element.string, {
        computed: true,
        volatile: true,
        description: "Actions that CCKM lists in effect: `actions`, unless somebody has changed them.",
        example: ["view", "keycreate"],
      }),
    },
    rules: [onePrincipal],
  }),
});
