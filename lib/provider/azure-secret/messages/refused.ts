// Rejections by Azure or CCKM, and waits that end without success.
import { error, warning } from "../../shared/one-line";
import { CONFLICT, type KnownSecret, SECRET, type Secret } from "./secret";

interface Refused {
  readonly what: string;
  readonly reason: string;
}

export const vaultNotManaged = error("azure-secret-vault-not-managed", {
  when: "CCKM does not know the vault of a secret that is to be created.",
  text: ({ what, reason, vault }: Refused & { vault: string }) => ({
    summary: `Could not ${what}`,
    detail: `${reason}.`,
    remedy: `CCKM must manage the vault: add "${vault}" to CCKM, or correct key_vault.`,
  }),
  examples: [
    {
      what: `create the ${SECRET.secret}`,
      reason: "POST /v1/cckm/azure/secrets was answered with 404 NCERRResourceNotFound: Vault not found",
      vault: "payments-kv",
    },
  ],
});

export const nameTaken = error("azure-secret-name-taken", {
  when: "Azure rejects the name of a new secret: one with this name is being purged, or is deleted and unknown to CCKM.",
  text: ({ what, reason }: Refused) => ({
    summary: `Could not ${what}`,
    detail: `${reason}.`,
    remedy:
      "Azure may still be purging a secret of this name: wait, or raise timeouts.create. Or a deleted secret that CCKM does not know holds the name: synchronize the vault's secrets (cckm_azure_sync_job), then set recover_soft_deleted = true, or purge it in Azure.",
  }),
  examples: [{ what: `create the ${SECRET.secret}`, reason: CONFLICT }],
});

interface Waited {
  readonly what: string;
  readonly operation: "create" | "update" | "delete";
  /** CCKM's last answer, if there was one. */
  readonly said?: string | undefined;
}

const lastAnswer = (said: string | undefined) => (said === undefined ? "" : `CCKM's last answer: ${said}.`);

export const busy = error("azure-secret-busy", {
  when: "Azure was busy with the secret for longer than the operation's timeout.",
  text: ({ what, operation, said, seconds }: Waited & { seconds: number }) => ({
    summary: `Could not ${what} in ${seconds} s`,
    detail: lastAnswer(said),
    remedy: `Run it again: it continues where this run stopped. If Azure needs longer, raise timeouts.${operation}.`,
  }),
  examples: [{ what: `purge the ${SECRET.secret}`, operation: "delete", said: CONFLICT, seconds: 600 }],
});

export const stopped = error("azure-secret-stopped", {
  when: "Terraform was told to stop while Azure was busy with the secret.",
  text: ({ what, operation, said }: Waited) => ({
    summary: `Stopped while waiting to ${what}`,
    detail: lastAnswer(said),
    remedy: `Run it again: it continues where this run stopped. If Azure needs longer, raise timeouts.${operation}.`,
  }),
  examples: [{ what: `purge the ${SECRET.secret}`, operation: "delete", said: CONFLICT }],
});

export const versionDisabled = warning("azure-secret-version-disabled", {
  when: "A new version of a disabled secret is planned, and the configuration does not say whether to enable it.",
  text: ({ secret }: Secret) => ({
    summary: `The new version of the ${secret} will be disabled`,
    detail:
      "The secret is disabled, and the configuration does not say what it is to be: the new version is sent with enabled = false, as the secret is now.",
    remedy: "To have it usable, set enabled = true.",
  }),
  examples: [SECRET],
});

export const versionOutside = warning("azure-secret-version-outside", {
  when: "Somebody created a version of the secret that is not in the state.",
  text: ({
    secret,
    id,
    made,
    newest,
    newestMade,
  }: KnownSecret & { made: string; newest: string; newestMade: string }) => ({
    summary: `The ${secret} has a version that is not in the state`,
    detail: `The state has ${id}, made ${made}; the newest one in CCKM is ${newest}, made ${newestMade}. Its value cannot be read: it may be another one than the configuration's.`,
    remedy: "To send the configuration's value, change value_version; to keep this one, leave value_version as it is.",
  }),
  examples: [
    {
      ...SECRET,
      made: "2026-03-01T12:00:00Z",
      newest: "8f1e2d3c-4b5a-4968-8776-655443322110",
      newestMade: "2026-03-02T08:00:00Z",
    },
  ],
});
