import { among, bool, element, map, number, readable, rfc3339, schema, string, wholeNumber } from "../schema";
import { API } from "./api-paths";
import { vaultReference } from "./azure";
import { secretDestroyPolicies, secretRecoveryLevels } from "./azure-secret-choices";
import {
  activeBeforeItExpires,
  recoverableDays,
  recoveryLevel,
  sameRecoveryLevel,
  sameSecond,
  secretName,
  secretTags,
  secretValue,
} from "./azure-secret-rules";
import { sameInAzure, sameVault } from "./azure-vaults";
import { resource } from "./contract";
import { caseless, plain, quoted } from "./key-parts";

/** A secret in an Azure vault. API page: [azure-secret-create](../../docs/api-pages.md#azure-secret-create). */
export const azureSecret = resource({
  type: "cckm_azure_secret",
  construct: "AzureSecret",
  page: "azure-secret-create",
  import: {
    id: "the secret's id, of any of its versions, or `<key vault>/<secret name>`",
    examples: [
      "73524b70-1234-4f92-954b-6312f4567d1a",
      "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863/db-password",
      "9ae64517-7249-42a9-bf86-9252add02ef9/db-password",
    ],
  },
  rights: {
    // Vaults are read to tell whether a vault's name and an id are the same vault.
    read: [`GET ${API.secrets}`, `GET ${API.secrets}/{id}`, `GET ${API.vaults}`],
    write: [
      `POST ${API.secrets}`,
      `PATCH ${API.secrets}/{id}`,
      `POST ${API.secrets}/{id}/soft-delete`,
      `POST ${API.secrets}/{id}/hard-delete`,
      `POST ${API.secrets}/{id}/recover`,
      `DELETE ${API.secrets}/{id}`,
    ],
  },
  inWords: ({ secret_name, key_vault }) => `secret ${quoted(secret_name)} of the vault ${plain(key_vault)}`,
  heldBy: { type: "cckm_azure_vault", argument: "key_vault" },
  key: ({ key_vault, secret_name }) => [caseless(key_vault), caseless(secret_name)],
  schema: schema({
    description:
      "A secret in an Azure vault that CCKM manages. Its value is write-only: it is in no state, no plan and no log. A secret may have versions; the newest one is meant.",
    attributes: {
      id: string({
        computed: true,
        description: "CCKM's id of the secret's newest version.",
        example: "73524b70-1234-4f92-954b-6312f4567d1a",
      }),
      secret_name: string({
        required: true,
        replaces: true,
        description: "Name of the secret. Azure does not tell capitals from small letters.",
        example: "db-password",
        validators: [secretName],
        equivalent: sameInAzure,
      }),
      key_vault: string({
        required: true,
        replaces: true,
        description:
          "Vault of the secret, as `<vault>::<subscription id>` or by CCKM's id. A managed HSM holds no secrets.",
        example: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
        validators: [vaultReference],
        equivalent: sameVault,
      }),
      value: string({
        optional: true,
        sensitive: true,
        writeOnly: true,
        description:
          "Value of the secret, kept nowhere in Terraform. Needed to create the secret, and sent again only when `value_version` changes.",
        change: "nothing by itself; see `value_version`",
        example: "not-a-real-password",
        validators: [secretValue],
      }),
      value_version: number({
        optional: true,
        description: "Any whole number; a change of it sends `value` as a new version of the secret.",
        change: "sends `value` as a new version",
        example: 1,
        validators: [wholeNumber(0, Number.MAX_SAFE_INTEGER)],
      }),
      content_type: string({
        optional: true,
        description: "What the value is, such as `password`; 255 characters at most.",
        example: "password",
        validators: [readable(1, 255)],
      }),
      tags: map(element.string, {
        optional: true,
        description: 'Tags of the secret: 15 at most. A value may not hold any of `\\ , : " %`.',
        example: { owner: "payments" },
        validators: [secretTags],
      }),
      enabled: bool({
        optional: true,
        computed: true,
        description: "Whether the secret can be used. Without it a new secret is enabled.",
        example: false,
      }),
      exp: string({
        optional: true,
        description: "When the secret expires; RFC 3339.",
        example: "2030-12-31T23:59:59Z",
        validators: [rfc3339()],
        equivalent: sameSecond,
      }),
      nbf: string({
        optional: true,
        description: "When the secret becomes active; RFC 3339.",
        example: "2026-01-31T08:00:00Z",
        validators: [rfc3339()],
        equivalent: sameSecond,
      }),
      recovery_level: string({
        optional: true,
        computed: true,
        description:
          "How the secret can be recovered once it is deleted. Fixed when it is created; without it, the vault's.",
        change: "refused: it is fixed at creation",
        choices: secretRecoveryLevels,
        example: "Recoverable",
        validators: [recoveryLevel],
        equivalent: sameRecoveryLevel,
      }),
      recoverable_days: number({
        optional: true,
        description:
          "For how many days the deleted secret can be recovered: 7 to 90, or 0 in a vault without soft delete. Fixed when it is created; without it, the vault's.",
        change: "refused: it is fixed at creation",
        unit: "days",
        example: 90,
        validators: [recoverableDays],
      }),
      on_destroy: string({
        optional: true,
        default: "soft-delete",
        description:
          "What a destroy does: `soft-delete` (the default) leaves the secret recoverable where the vault allows it, `purge` removes it for good, `retain` leaves it as it is.",
        change: "in the state only; it counts from the next destroy on",
        ...among(secretDestroyPolicies),
        example: "purge",
      }),
      recover_soft_deleted: bool({
        optional: true,
        default: false,
        description:
          "Whether a soft-deleted secret of the same name is recovered and brought to what is asked for, instead of refused. Default false.",
        change: "in the state only",
        example: true,
      }),
      key_vault_id: string({
        computed: true,
        description: "CCKM's id of the vault.",
        example: "9ae64517-7249-42a9-bf86-9252add02ef9",
      }),
      region: string({ computed: true, description: "Azure region of the vault.", example: "westeurope" }),
      status: string({
        computed: true,
        description: "Status of the secret: `AVAILABLE`, `SOFT-DELETED` or `DELETED`.",
        example: "AVAILABLE",
      }),
      soft_delete_enabled: bool({
        computed: true,
        description: "Whether the vault keeps deleted secrets for a while.",
        example: true,
      }),
      created: string({
        computed: true,
        description: "When the newest version was made in Azure; RFC 3339.",
        example: "2026-01-31T08:00:00Z",
      }),
      updated: string({
        computed: true,
        volatile: true,
        description: "When the newest version was last changed in Azure; RFC 3339.",
        example: "2026-02-28T08:00:00Z",
      }),
    },
    rules: [activeBeforeItExpires],
    timeouts: { create: "10m", update: "10m", delete: "10m" },
  }),
});
