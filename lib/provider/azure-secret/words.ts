import { error, warning } from "../../words";
import { DESTROY } from "../ownership/in-words";

interface Secret {
  /** With its vault: `secret "db-password" of the vault payments-kv`. */
  readonly secret: string;
}

type Known = Secret & { readonly id: string };

const SECRET = { secret: 'secret "db-password" of the vault payments-kv', id: "5d4c8f52-7b7a-4f0e-9a1b-2c3d4e5f6a7b" };
const CONFLICT =
  "POST /v1/cckm/azure/secrets was answered with 409 NCERRConflict: Secret db-password is currently being deleted";
const FROM_VARIABLE = "(SecretInput.fromVariable(name) reads TF_VAR_<name>)";

export const notFound = error("azure-secret-not-found", {
  when: "An import names no secret that CCKM has.",
  text: ({ id }: { id: string }) => ({
    summary: "No such Azure secret",
    detail: `Got ${JSON.stringify(id)}, which is neither the id of a secret nor <key vault>/<secret name> of one in this CipherTrust Manager domain.`,
    remedy:
      "The vault is written as <vault>::<subscription id> or by CCKM's id. A secret that was made in Azure alone is known after a synchronization of the vault's secrets (cckm_azure_sync_job).",
  }),
  examples: [{ id: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863/db-pasword" }],
});

export const importDeleted = error("azure-secret-import-deleted", {
  when: "An import names a secret that is deleted.",
  text: ({ secret, status }: Secret & { status: string }) => ({
    summary: `The ${secret} is ${status}`,
    detail: "A deleted secret cannot be imported.",
    remedy:
      "Recover or restore it in CCKM first; or write the resource with recover_soft_deleted = true and apply, which recovers a SOFT-DELETED secret.",
  }),
  examples: [{ ...SECRET, status: "SOFT-DELETED" }],
});

export const valueMissing = error("azure-secret-value-missing", {
  when: "A secret without a value is to be created, and CCKM has none whose value could be kept.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be created without a value`,
    detail: "Got no value, and CCKM has no such secret whose value could be kept.",
    remedy: `Set value; where it comes from a variable, set that for this run ${FROM_VARIABLE}.`,
  }),
  examples: [SECRET],
});

export const valueMayBeMissing = warning<void>("azure-secret-value-may-be-missing", {
  when: "`value` is null while a secret is planned that may have to be created.",
  text: () => ({
    summary: "No value for a secret that is to be created",
    detail: "value is null. An apply can then only take over a secret that is already there, or recover one.",
    remedy: `Where value comes from a variable, set that for the apply ${FROM_VARIABLE}.`,
  }),
  examples: [undefined],
});

export const placeholderSent = error("azure-secret-placeholder", {
  when: "An apply would send the placeholder that `cckm plan` puts in the place of a secret that is not set.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} has no value in this run`,
    detail:
      "Got the placeholder of cckm plan, which stands for a secret that was not set when it was planned. Nothing was sent.",
    remedy: `Set the variable that value comes from, and apply again ${FROM_VARIABLE}.`,
  }),
  examples: [SECRET],
});

export const versionWithoutValue = error("azure-secret-version-without-value", {
  when: "`value_version` changes, which asks for a new version, and there is no value for it.",
  text: ({ secret, version }: Secret & { version: number | undefined }) => ({
    summary: `A new version of the ${secret} needs a value`,
    detail:
      version === undefined
        ? "Got a changed value_version and no value."
        : `Got value_version ${version} and no value.`,
    remedy: `Set value, where it comes from a variable by setting that for this run ${FROM_VARIABLE}; or leave value_version as it was to keep the value.`,
  }),
  examples: [
    { ...SECRET, version: 2 },
    { ...SECRET, version: undefined },
  ],
});

const KEEP =
  'Nothing was changed. For a new value change value_version; to keep the object as it is, leave out -replace or run terraform untaint; to destroy it first, set on_destroy = "purge" and apply that alone';

export const retainedReplaced = error("azure-secret-replaced-retained", {
  when: '`on_destroy` is "retain", and a replacement would make a secret of the same name.',
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be replaced by itself`,
    detail:
      'on_destroy = "retain" leaves it in the vault, and its name with it, so that the new one could not be made.',
    remedy: `${KEEP}. ${DESTROY}`,
  }),
  examples: [SECRET],
});

export const softDeletedReplaced = error("azure-secret-replaced-soft-deleted", {
  when: "A replacement would leave the secret soft-deleted and make another one of the same name.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be replaced by itself`,
    detail:
      'on_destroy = "soft-delete" leaves it soft-deleted, and its name with it, so that the new one could not be made.',
    remedy: `${KEEP}; or set recover_soft_deleted = true, which recovers it. ${DESTROY}`,
  }),
  examples: [SECRET],
});

export const fixed = error("azure-secret-fixed", {
  when: "`recovery_level` or `recoverable_days` is to be changed; both are fixed when a secret is created.",
  text: ({
    secret,
    name,
    is,
    asked,
  }: Secret & { name: string; is: string | number | null; asked: string | number }) => ({
    summary: `${name} of the ${secret} cannot be changed`,
    detail:
      is === null
        ? `Got ${asked}; it is what the vault gave it, which was fixed when the secret was created.`
        : `Got ${asked}; it is ${is}, which was fixed when the secret was created.`,
    remedy: `Set it back, or remove ${name}. For another one, make a secret under another secret_name, or in another vault.`,
  }),
  examples: [
    { ...SECRET, name: "recovery_level", is: "Recoverable+Purgeable", asked: "Purgeable" },
    { ...SECRET, name: "recoverable_days", is: null, asked: 30 },
  ],
});

export const vaultDecides = warning("azure-secret-vault-decides", {
  when: "The vault gave the secret another recovery level or other days than were asked for.",
  text: ({ secret, name, is, asked }: Secret & { name: string; is: string | number; asked: string | number }) => ({
    summary: `The vault decides the ${name} of the ${secret}`,
    detail: `It was created with ${asked}, but is ${is} in the vault, and cannot be changed.`,
    remedy: `Set ${name} to ${is}, or remove it.`,
  }),
  examples: [{ ...SECRET, name: "recoverable_days", is: 90, asked: 30 }],
});

export const vaultChoseLevel = warning("azure-secret-vault-chose-level", {
  when: "The vault gave a new secret another recovery level than was asked for.",
  text: ({ secret, difference }: Secret & { difference: string }) => ({
    summary: `The vault chose the recovery level of the ${secret}`,
    detail: `${difference}. It cannot be changed.`,
    remedy: "Set recovery_level to what it is, or remove it.",
  }),
  examples: [{ ...SECRET, difference: "recovery_level is Recoverable, not Purgeable" }],
});

export const willNotPurge = warning("azure-secret-will-not-purge", {
  when: '`on_destroy` becomes "purge" for a secret that its vault protects from that.',
  text: ({ secret, level }: Secret & { level: string }) => ({
    summary: `The ${secret} cannot be purged`,
    detail: `Its recovery level is ${level}, so that a destroy with on_destroy = "purge" will fail.`,
    remedy: 'Leave it at "soft-delete": Azure purges the secret at the end of its retention.',
  }),
  examples: [{ ...SECRET, level: "Recoverable" }],
});

export const purgeForbidden = error("azure-secret-purge-forbidden", {
  when: "A secret is to be purged that its vault protects from that; nothing was deleted.",
  text: ({ secret, level }: Secret & { level: string }) => ({
    summary: `The vault forbids purging the ${secret}`,
    detail: `on_destroy is "purge", but the secret's recovery level is ${level}: only Azure purges it, at the end of its retention. Nothing was deleted.`,
    remedy: 'Set on_destroy = "soft-delete", apply, and destroy again.',
  }),
  examples: [{ ...SECRET, level: "Recoverable" }],
});

export const purgeForbiddenLater = error("azure-secret-purge-forbidden-soft-deleted", {
  when: "A soft-deleted secret is to be purged that its vault protects from that.",
  text: ({ secret, level }: Secret & { level: string }) => ({
    summary: `The vault forbids purging the ${secret}`,
    detail: `on_destroy is "purge", but the secret's recovery level is ${level}: only Azure purges it, at the end of its retention. It stays soft-deleted.`,
    remedy: 'Set on_destroy = "soft-delete", apply, and destroy again; or forget it with terraform state rm.',
  }),
  examples: [{ ...SECRET, level: "Recoverable" }],
});

export const purgeRefused = error("azure-secret-purge-refused", {
  when: "CCKM refused to purge a secret that is soft-deleted.",
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

export const kept = warning("azure-secret-kept", {
  when: "A destroy left the secret as it is because another resource of the configuration has it now.",
  text: ({ secret, id }: Known) => ({
    summary: `Kept the ${secret}`,
    detail: `This run took ${id} over for another resource of the configuration, so it was not deleted.`,
  }),
  examples: [SECRET],
});

export const nameHeldSoftDeleted = error("azure-secret-name-held-soft-deleted", {
  when: "A soft-deleted secret has the name of one that is to be created.",
  text: ({ secret, id, name }: Known & { name: string }) => ({
    summary: `A soft-deleted secret holds the name "${name}"`,
    detail: `CCKM has the ${secret} with id ${id} and the status SOFT-DELETED, so that its name cannot be used again.`,
    remedy: `Set recover_soft_deleted = true to recover it and bring it to this configuration; or purge it in CCKM (POST /v1/cckm/azure/secrets/${id}/hard-delete, then DELETE) and apply again; or choose another secret_name.`,
  }),
  examples: [{ ...SECRET, name: "db-password" }],
});

export const nameHeldDeleted = error("azure-secret-name-held-deleted", {
  when: "A deleted secret, whose backup CCKM still has, has the name of one that is to be created.",
  text: ({ secret, id, name }: Known & { name: string }) => ({
    summary: `A deleted secret holds the name "${name}"`,
    detail: `CCKM has the ${secret} with id ${id} and the status DELETED, so that its name cannot be used again.`,
    remedy: `Restore it in CCKM from its backup (POST /v1/cckm/azure/secrets/${id}/restore) and import it; or give up the backup (DELETE /v1/cckm/azure/secrets/${id}) and apply again; or choose another secret_name.`,
  }),
  examples: [{ ...SECRET, name: "db-password" }],
});

export const recovered = warning("azure-secret-recovered", {
  when: "`recover_soft_deleted` is set, and a soft-deleted secret of the name was recovered with the configuration's value.",
  text: ({ secret, id }: Known) => ({
    summary: `Recovered the soft-deleted ${secret}`,
    detail: `Its id is ${id}. The configuration's value was sent as a new version, and its attributes are brought to the configuration.`,
  }),
  examples: [SECRET],
});

export const recoveredWithValue = warning("azure-secret-recovered-with-value", {
  when: "`recover_soft_deleted` is set, and a soft-deleted secret of the name was recovered with the value it had.",
  text: ({ secret, id }: Known) => ({
    summary: `Recovered the soft-deleted ${secret}`,
    detail: `Its id is ${id}. It keeps the value it had, and its attributes are brought to the configuration.`,
  }),
  examples: [SECRET],
});

export const deletedOutside = warning("azure-secret-deleted-outside", {
  when: "Somebody soft-deleted a secret that the state has.",
  text: ({ secret, id }: Known) => ({
    summary: `The ${secret} is SOFT-DELETED`,
    detail: `So CCKM shows it (${id}), and the plan creates it again.`,
    remedy:
      "Set recover_soft_deleted = true to recover it with the next apply; without it that is refused, as the name is still held. To give it up, remove it from the code.",
  }),
  examples: [SECRET],
});

export const purgedOutside = warning("azure-secret-purged-outside", {
  when: "Somebody purged a secret that the state has; CCKM still has its record and backup.",
  text: ({ secret, id }: Known) => ({
    summary: `The ${secret} is DELETED`,
    detail: `So CCKM shows it (${id}), and the plan creates it again.`,
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
  when: "The plan finds a secret soft-deleted that it is to keep: the apply will refuse it.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} is SOFT-DELETED`,
    detail: WHY_DELETED,
    remedy: RECOVER,
  }),
  examples: [SECRET],
});

export const isDeleted = warning("azure-secret-plan-deleted", {
  when: "The plan finds a secret deleted that it is to keep: the apply will refuse it.",
  text: ({ secret }: Secret) => ({ summary: `The ${secret} is DELETED`, detail: WHY_DELETED, remedy: RESTORE }),
  examples: [SECRET],
});

export const gone = error("azure-secret-gone", {
  when: "A secret that is to be changed is not there any more.",
  text: ({ secret, id }: Known) => ({
    summary: `The ${secret} is gone from CCKM`,
    detail: `CCKM answered that ${id} does not exist, and knows no other version of it.`,
    remedy: "Plan again: the plan then creates it.",
  }),
  examples: [SECRET],
});

export const changeNotTaken = error("azure-secret-change-not-taken", {
  when: "CCKM answered a change with success, and the secret still shows the old value.",
  text: ({ secret, id, names }: Known & { names: readonly string[] }) => ({
    summary: `CCKM did not take over ${names.join(", ")} of the ${secret}`,
    detail: `The change was answered with success, but the secret ${id}, looked at again, still shows another value.`,
    remedy: `This release of CCKM may not support the change: set back ${names.join(", ")}, or send a new version by another value_version.`,
  }),
  examples: [{ ...SECRET, names: ["content_type"] }],
});

export const deletedMeanwhile = error("azure-secret-deleted-meanwhile", {
  when: "A secret was deleted while Azure was waited for.",
  text: ({ what, reason, status }: { what: string; reason: string; status: string }) => ({
    summary: `Could not ${what}`,
    detail: `${reason}. The secret is ${status} by now.`,
    remedy: "Plan again.",
  }),
  examples: [{ what: `change the ${SECRET.secret}`, reason: CONFLICT, status: "SOFT-DELETED" }],
});

export const notRecoverable = error("azure-secret-not-recoverable", {
  when: "A secret is to be recovered that is not soft-deleted any more.",
  text: ({ secret, status }: Secret & { status: string }) => ({
    summary: `The ${secret} cannot be recovered`,
    detail: `It is ${status} now; only a SOFT-DELETED secret can be recovered.`,
    remedy: "Run it again to see what is left of it.",
  }),
  examples: [{ ...SECRET, status: "DELETED" }],
});

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
  when: "Azure refuses the name of a new secret: one of this name is being purged, or is deleted and unknown to CCKM.",
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
  /** CCKM's last answer, where there was one. */
  readonly said?: string | undefined;
}

const lastAnswer = (said: string | undefined) => (said === undefined ? "" : `CCKM's last answer: ${said}.`);

export const busy = error("azure-secret-busy", {
  when: "Azure was busy with the secret for longer than the operation may take.",
  text: ({ what, operation, said, seconds }: Waited & { seconds: number }) => ({
    summary: `Could not ${what} in ${seconds} s`,
    detail: lastAnswer(said),
    remedy: `Run it again: it goes on where this run stopped. Where Azure needs longer, raise timeouts.${operation}.`,
  }),
  examples: [{ what: `purge the ${SECRET.secret}`, operation: "delete", said: CONFLICT, seconds: 600 }],
});

export const stopped = error("azure-secret-stopped", {
  when: "Terraform was told to stop while Azure was busy with the secret.",
  text: ({ what, operation, said }: Waited) => ({
    summary: `Stopped while waiting to ${what}`,
    detail: lastAnswer(said),
    remedy: `Run it again: it goes on where this run stopped. Where Azure needs longer, raise timeouts.${operation}.`,
  }),
  examples: [{ what: `purge the ${SECRET.secret}`, operation: "delete", said: CONFLICT }],
});

export const versionDisabled = warning("azure-secret-version-disabled", {
  when: "A new version of a disabled secret is planned, and the configuration does not say whether it is to be enabled.",
  text: ({ secret }: Secret) => ({
    summary: `The new version of the ${secret} will be disabled`,
    detail:
      "The secret is disabled, and the configuration does not say what it is to be: the new version is sent with enabled = false, as the secret is now.",
    remedy: "To have it usable, set enabled = true.",
  }),
  examples: [SECRET],
});

export const versionOutside = warning("azure-secret-version-outside", {
  when: "Somebody made a version of the secret that the state does not know.",
  text: ({ secret, id, made, newest, newestMade }: Known & { made: string; newest: string; newestMade: string }) => ({
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
