// What is missing for an import, a value or a version.

import { DESTROY } from "../../ownership/in-words";
import { error, warning } from "../../shared/one-line";
import { FROM_VARIABLE, SECRET, type Secret } from "./secret";

export const notFound = error("azure-secret-not-found", {
  when: "An import names a secret that CCKM does not have.",
  text: ({ id }: { id: string }) => ({
    summary: "No such Azure secret",
    detail: `Expected the id of a secret in this CipherTrust Manager domain, or its <key vault>/<secret name>, got ${JSON.stringify(id)}.`,
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
  when: "A secret is to be created without a value, and CCKM has no existing one whose value could be kept.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be created without a value`,
    detail: "No value is set, and CCKM has no such secret whose value could be kept.",
    remedy: `Set value; where it comes from a variable, set that for this run ${FROM_VARIABLE}. ${DESTROY}`,
  }),
  examples: [SECRET],
});

export const valueMayBeMissing = warning<void>("azure-secret-value-may-be-missing", {
  when: "`value` is null for a planned secret that may have to be created.",
  text: () => ({
    summary: "No value for a secret that is to be created",
    detail: "value is null. An apply can then only take over a secret that is already there, or recover one.",
    remedy: `Where value comes from a variable, set that for the apply ${FROM_VARIABLE}.`,
  }),
  examples: [undefined],
});

export const versionMayNeedValue = warning("azure-secret-version-may-need-value", {
  when: "`value_version` is known only after an apply, and there is no value for a new version.",
  text: ({ secret }: Secret) => ({
    summary: `A new version of the ${secret} may need a value`,
    detail: "value_version is known only after an apply, and no value is set: an apply that changes it stops there.",
    remedy: `Where value comes from a variable, set that for the apply ${FROM_VARIABLE}.`,
  }),
  examples: [SECRET],
});

export const placeholderSent = error("azure-secret-placeholder", {
  when: "An apply would send the placeholder that `cckm plan` uses for an unset secret.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} has no value in this run`,
    detail:
      "Expected its value, got the placeholder of cckm plan, which stands for a secret that was not set when it was planned. Nothing was sent.",
    remedy: `Set the variable that value comes from, and apply again ${FROM_VARIABLE}.`,
  }),
  examples: [SECRET],
});

export const versionWithoutValue = error("azure-secret-version-without-value", {
  when: "`value_version` changes, which requests a new version, but there is no value for it.",
  text: ({ secret, version }: Secret & { version: number | undefined }) => ({
    summary: `A new version of the ${secret} needs a value`,
    detail:
      version === undefined
        ? "The argument value is required when value_version changes, but no value is set."
        : `The argument value is required for value_version ${version}, but no value is set.`,
    remedy: `Set value, where it comes from a variable by setting that for this run ${FROM_VARIABLE}; or leave value_version as it was to keep the value. ${DESTROY}`,
  }),
  examples: [
    { ...SECRET, version: 2 },
    { ...SECRET, version: undefined },
  ],
});
