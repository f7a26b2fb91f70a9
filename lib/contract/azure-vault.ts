import { among, bool, matches, number, schema, string, wholeNumber } from "../schema";
import { API } from "./api-paths";
import { azureVaultTypes } from "./azure-vault-type";
import { sameInAzure } from "./azure-vaults";
import { resource } from "./contract";
import { identifier } from "./identifier";
import { caseless, plain, quoted } from "./key-parts";

const LARGEST_LIMIT = 65_535;

const backupLimit = wholeNumber(1, LARGEST_LIMIT, "Leave it out for no limit.");

/** An Azure key vault or managed HSM, managed by CCKM. No page shows it. */
export const azureVault = resource({
  type: "cckm_azure_vault",
  construct: "AzureVault",
  page: "none; the calls are those of other clients of CCKM",
  import: {
    id: "CCKM's id of the vault, or `<vault>::<subscription id>`",
    examples: ["bedb82b9-582c-402d-9874-f3368722cf46", "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"],
  },
  rights: {
    read: [`GET ${API.vaults}`, `GET ${API.vaults}/{id}`, `GET ${API.azureConnections}/{id}`],
    // Reads the secrets that a removal would take out of CCKM, and the vault as it is in Azure.
    write: [
      `POST ${API.azure}/get-vaults`,
      `POST ${API.azure}/get-managed-hsms`,
      `POST ${API.azure}/add-vaults`,
      `PATCH ${API.vaults}/{id}`,
      `POST ${API.vaults}/{id}/remove-vault`,
      `GET ${API.secrets}`,
    ],
  },
  inWords: ({ name, subscription_id }) => `Azure vault ${quoted(name)} of the subscription ${plain(subscription_id)}`,
  key: ({ name, subscription_id }) => [caseless(name), caseless(subscription_id)],
  listedAs: ({ name, subscription_id }) =>
    typeof name === "string" && typeof subscription_id === "string"
      ? caseless(`${name}::${subscription_id}`)
      : undefined,
  schema: schema({
    description:
      "An Azure key vault or managed HSM that exists in Azure, put under the management of CCKM. Destroying it takes the vault out of CCKM; nothing in Azure changes.",
    attributes: {
      id: string({
        computed: true,
        description: "CCKM's id of the vault.",
        example: "bedb82b9-582c-402d-9874-f3368722cf46",
      }),
      name: string({
        required: true,
        replaces: true,
        equivalent: sameInAzure,
        description: "Name of the vault in Azure. Capitals make no difference.",
        example: "payments-kv",
        validators: [matches(/^[0-9A-Za-z-]{3,24}$/, "3 to 24 letters, digits and hyphens")],
      }),
      subscription_id: string({
        required: true,
        replaces: true,
        equivalent: sameInAzure,
        description: "Id of the Azure subscription that holds the vault.",
        example: "260ecbe7-777b-4d3c-84ea-887620498863",
        validators: [
          matches(/^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, "the id of a subscription, a UUID"),
        ],
      }),
      azure_connection: string({
        required: true,
        description: "Name or id of the Azure connection of CipherTrust Manager that reaches the vault.",
        example: "azure",
        validators: [identifier],
      }),
      type: string({
        optional: true,
        default: "vault",
        replaces: true,
        ...among(azureVaultTypes),
        example: "managedHsm",
        description: "Whether it is a key vault (`vault`) or a managed HSM (`managedHsm`), which holds keys only.",
      }),
      cloud_key_backup_limit: number({
        optional: true,
        description: "How many backups CCKM keeps of each key of the vault. No limit where it is left out.",
        unit: "backups",
        example: 10,
        validators: [backupLimit],
      }),
      force_destroy: bool({
        optional: true,
        default: false,
        example: true,
        change: "in the state only; it counts from the next destroy on",
        description:
          "Whether a destroy removes the vault from CCKM although CCKM still manages secrets of it. They stay in Azure, unless they are purged, and CCKM knows them no more, nor has their backups. Otherwise such a destroy is refused.",
      }),
      key_vault: string({
        computed: true,
        description:
          "CCKM's name of the vault, `<vault>::<subscription id>`: for `key_vault` of secrets and `key_vaults` of synchronizations and reports.",
        example: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      }),
      azure_vault_id: string({
        computed: true,
        description: "Azure's resource id of the vault.",
        example:
          "/subscriptions/260ecbe7-777b-4d3c-84ea-887620498863/resourceGroups/cckm/providers/Microsoft.KeyVault/vaults/payments-kv",
      }),
      location: string({ computed: true, description: "Azure region of the vault.", example: "westeurope" }),
      cloud_name: string({
        computed: true,
        description: "Azure cloud, such as `AzureCloud` or `AzureChinaCloud`.",
        example: "AzureCloud",
      }),
    },
  }),
});
