// What happens to a secret when it is destroyed.
import { error, warning } from "../../shared/one-line";
import { type KnownSecret, SECRET, type Secret } from "./secret";

export const willNotPurge = warning("azure-secret-will-not-purge", {
  when: '`on_destroy` is changed to "purge" for a secret in a vault with purge protection.',
  text: ({ secret, level }: Secret & { level: string }) => ({
    summary: `The ${secret} cannot be purged`,
    detail: `Its recovery level is ${level}, so that a destroy with on_destroy = "purge" will fail.`,
    remedy: 'Leave it at "soft-delete": Azure purges the secret at the end of its retention.',
  }),
  examples: [{ ...SECRET, level: "Recoverable" }],
});

export const purgeForbidden = error("azure-secret-purge-forbidden", {
  when: "A secret is to be purged, but its vault has purge protection; nothing was deleted.",
  text: ({ secret, level }: Secret & { level: string }) => ({
    summary: `The vault forbids purging the ${secret}`,
    detail: `on_destroy is "purge", but the secret's recovery level is ${level}: only Azure purges it, at the end of its retention. Nothing was deleted.`,
    remedy: 'Set on_destroy = "soft-delete", apply, and destroy again.',
  }),
  examples: [{ ...SECRET, level: "Recoverable" }],
});

export const purgeForbiddenLater = error("azure-secret-purge-forbidden-soft-deleted", {
  when: "A soft-deleted secret is to be purged, but its vault has purge protection.",
  text: ({ secret, level }: Secret & { level: string }) => ({
    summary: `The vault forbids purging the ${secret}`,
    detail: `on_destroy is "purge", but the secret's recovery level is ${level}: only Azure purges it, at the end of its retention. It stays soft-deleted.`,
    remedy: 'Set on_destroy = "soft-delete", apply, and destroy again; or forget it with terraform state rm.',
  }),
  examples: [{ ...SECRET, level: "Recoverable" }],
});

export const purgeRefused = error("azure-secret-purge-refused", {
  when: "CCKM refused to purge a soft-deleted secret.",
  text: ({ secret, reason }: Secret & { reason: string }) => ({
    summary: `CCKM refused to purge the ${secret}`,
    detail: `It is soft-deleted. ${reason}.`,
    remedy:
      "Where the vault is protected against purging, Azure purges it by itself at the end of its retention: forget it with terraform state rm. Otherwise give the user the right to purge, and destroy again.",
  }),
  examples: [
    {
      ...SECRET,
      reason:
        "POST /v1/cckm/azure/secrets/5d4c8f52/hard-delete was answered with 403 NCERRForbidden: Operation purge is not allowed",
    },
  ],
});

export const backupKept = warning("azure-secret-backup-kept", {
  when: "A destroy found that somebody had purged the secret; CCKM still has its record and backup.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `Kept CCKM's backup of the ${secret}`,
    detail: `CCKM shows the status DELETED for ${id}, and only on_destroy = "purge" gives the backup up. The state forgets it.`,
    remedy: `Restore it in CCKM, or remove it there: DELETE /v1/cckm/azure/secrets/${id}.`,
  }),
  examples: [SECRET],
});

export const kept = warning("azure-secret-kept", {
  when: "A destroy left the secret in place because another resource of the configuration now manages it.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `Kept the ${secret}`,
    detail: `This run took ${id} over for another resource of the configuration, so it was not deleted.`,
  }),
  examples: [SECRET],
});
