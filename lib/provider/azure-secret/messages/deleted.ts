// Deleted secrets: names that they hold, recoveries, and deletions by somebody else.
import { error, warning } from "../../shared/one-line";
import { CONFLICT, type KnownSecret, SECRET, type Secret } from "./secret";

export const nameHeldSoftDeleted = error("azure-secret-name-held-soft-deleted", {
  when: "A soft-deleted secret has the same name as one that is to be created.",
  text: ({ secret, id, name }: KnownSecret & { name: string }) => ({
    summary: `A soft-deleted secret holds the name "${name}"`,
    detail: `CCKM has the ${secret} with id ${id} and the status SOFT-DELETED, so that its name cannot be used again.`,
    remedy: `Set recover_soft_deleted = true to recover it and bring it to this configuration; or purge it in CCKM (POST /v1/cckm/azure/secrets/${id}/hard-delete, then DELETE) and apply again; or choose another secret_name.`,
  }),
  examples: [{ ...SECRET, name: "db-password" }],
});

export const nameHeldDeleted = error("azure-secret-name-held-deleted", {
  when: "A deleted secret, whose backup CCKM still has, has the same name as one that is to be created.",
  text: ({ secret, id, name }: KnownSecret & { name: string }) => ({
    summary: `A deleted secret holds the name "${name}"`,
    detail: `CCKM has the ${secret} with id ${id} and the status DELETED, so that its name cannot be used again.`,
    remedy: `Restore it in CCKM from its backup (POST /v1/cckm/azure/secrets/${id}/restore) and import it; or give up the backup (DELETE /v1/cckm/azure/secrets/${id}) and apply again; or choose another secret_name.`,
  }),
  examples: [{ ...SECRET, name: "db-password" }],
});

export const recovered = warning("azure-secret-recovered", {
  when: "`recover_soft_deleted` is set, and a soft-deleted secret with the same name was recovered and given the configuration's value.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `Recovered the soft-deleted ${secret}`,
    detail: `Its id is ${id}. The configuration's value was sent as a new version, and its attributes are brought to the configuration.`,
  }),
  examples: [SECRET],
});

export const recoveredWithValue = warning("azure-secret-recovered-with-value", {
  when: "`recover_soft_deleted` is set, and a soft-deleted secret with the same name was recovered with its old value.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `Recovered the soft-deleted ${secret}`,
    detail: `Its id is ${id}. It keeps the value it had, and its attributes are brought to the configuration.`,
  }),
  examples: [SECRET],
});

export const deletedOutside = warning("azure-secret-deleted-outside", {
  when: "Somebody soft-deleted a secret that is in the state.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `The ${secret} is SOFT-DELETED`,
    detail: `CCKM shows this status for ${id}; the plan creates it again.`,
    remedy:
      "Set recover_soft_deleted = true to recover it with the next apply; without it that is refused, as the name is still held. To give it up, remove it from the code.",
  }),
  examples: [SECRET],
});

export const purgedOutside = warning("azure-secret-purged-outside", {
  when: "Somebody purged a secret that is in the state; CCKM still has its record and backup.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `The ${secret} is DELETED`,
    detail: `CCKM shows this status for ${id}; the plan creates it again.`,
    remedy:
      "CCKM still has its record and backup: restore it there, or remove the record, before the next apply. To give it up, remove it from the code.",
  }),
  examples: [SECRET],
});

const WHY_DELETED = "Somebody deleted it, or a destroy did not come to its end.";
const RECOVER =
  "Set recover_soft_deleted = true to recover it; or finish the destroy (terraform destroy -target=…), which purges it, and apply again.";
const RESTORE =
  "Restore it in CCKM from its backup; or finish the destroy (terraform destroy -target=…), which gives the backup up, and apply again.";

export const softDeleted = error("azure-secret-soft-deleted", {
  when: "A secret that is to be changed is soft-deleted.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} is SOFT-DELETED`,
    detail: WHY_DELETED,
    remedy: RECOVER,
  }),
  examples: [SECRET],
});

export const deleted = error("azure-secret-deleted", {
  when: "A secret that is to be changed is deleted; CCKM still has its backup.",
  text: ({ secret }: Secret) => ({ summary: `The ${secret} is DELETED`, detail: WHY_DELETED, remedy: RESTORE }),
  examples: [SECRET],
});

export const isSoftDeleted = warning("azure-secret-plan-soft-deleted", {
  when: "A secret that is to be kept is soft-deleted: the apply will fail.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} is SOFT-DELETED`,
    detail: WHY_DELETED,
    remedy: RECOVER,
  }),
  examples: [SECRET],
});

export const isDeleted = warning("azure-secret-plan-deleted", {
  when: "A secret that is to be kept is deleted: the apply will fail.",
  text: ({ secret }: Secret) => ({ summary: `The ${secret} is DELETED`, detail: WHY_DELETED, remedy: RESTORE }),
  examples: [SECRET],
});

export const gone = error("azure-secret-gone", {
  when: "A secret that is to be changed no longer exists.",
  text: ({ secret, id }: KnownSecret) => ({
    summary: `The ${secret} is gone from CCKM`,
    detail: `CCKM answered that ${id} does not exist, and knows no other version of it.`,
    remedy: "Plan again: the plan then creates it.",
  }),
  examples: [SECRET],
});

export const changeNotTaken = error("azure-secret-change-not-taken", {
  when: "CCKM reported success for a change, but the secret still shows the old value.",
  text: ({ secret, id, names }: KnownSecret & { names: readonly string[] }) => ({
    summary: `CCKM did not take over ${names.join(", ")} of the ${secret}`,
    detail: `The change was answered with success, but the secret ${id}, looked at again, still shows another value.`,
    remedy: `This release of CCKM may not support the change: set back ${names.join(", ")}, or send a new version by another value_version.`,
  }),
  examples: [{ ...SECRET, names: ["content_type"] }],
});

export const deletedMeanwhile = error("azure-secret-deleted-meanwhile", {
  when: "A secret was deleted while waiting for Azure.",
  text: ({ what, reason, status }: { what: string; reason: string; status: string }) => ({
    summary: `Could not ${what}`,
    detail: `${reason}. The secret is ${status} by now.`,
    remedy: "Plan again.",
  }),
  examples: [{ what: `change the ${SECRET.secret}`, reason: CONFLICT, status: "SOFT-DELETED" }],
});

export const notRecoverable = error("azure-secret-not-recoverable", {
  when: "A secret that is to be recovered is no longer soft-deleted.",
  text: ({ secret, status }: Secret & { status: string }) => ({
    summary: `The ${secret} cannot be recovered`,
    detail: `It is ${status} now; only a SOFT-DELETED secret can be recovered.`,
    remedy: "Run it again to see what is left of it.",
  }),
  examples: [{ ...SECRET, status: "DELETED" }],
});
