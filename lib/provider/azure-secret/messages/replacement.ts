// What a change of a secret would cause, reported at plan time.

import { DESTROY } from "../../ownership/in-words";
import { error, warning } from "../../shared/one-line";
import { FROM_VARIABLE, SECRET, type Secret } from "./secret";

const KEEP =
  'Nothing was changed. For a new value change value_version; to keep the object as it is, leave out -replace or run terraform untaint; to destroy it first, set on_destroy = "purge" and apply that alone';

export const retainedReplaced = error("azure-secret-replaced-retained", {
  when: '`on_destroy` is "retain", and a replacement would create a secret with the same name.',
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be replaced by itself`,
    detail:
      'on_destroy = "retain" leaves it in the vault, and its name with it, so that the new one could not be made.',
    remedy: `${KEEP}. ${DESTROY}`,
  }),
  examples: [SECRET],
});

export const softDeletedReplaced = error("azure-secret-replaced-soft-deleted", {
  when: "A replacement would leave the secret soft-deleted and create another one with the same name.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be replaced by itself`,
    detail:
      'on_destroy = "soft-delete" leaves it soft-deleted, and its name with it, so that the new one could not be made.',
    remedy: `${KEEP}; or set recover_soft_deleted = true, which recovers it. ${DESTROY}`,
  }),
  examples: [SECRET],
});

export const replacedWithoutValue = error("azure-secret-replaced-without-value", {
  when: "A replacement would destroy the secret with its value, and there is no value for the new one.",
  text: ({ secret }: Secret) => ({
    summary: `The ${secret} cannot be replaced without a value`,
    detail: "Its value is destroyed with it, and no value is set for the new one. Nothing was changed.",
    remedy: `Set value; where it comes from a variable, set that for this run ${FROM_VARIABLE}. To keep the object as it is, leave out -replace or run terraform untaint. ${DESTROY}`,
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
        ? `Expected ${name} to be what the vault gave it, which was fixed when the secret was created, got ${asked}.`
        : `Expected ${name} to be ${is}, which was fixed when the secret was created, got ${asked}.`,
    remedy: `Set it back, or remove ${name}. For another one, make a secret under another secret_name, or in another vault.`,
  }),
  examples: [
    { ...SECRET, name: "recovery_level", is: "Recoverable+Purgeable", asked: "Purgeable" },
    { ...SECRET, name: "recoverable_days", is: null, asked: 30 },
  ],
});

export const vaultDecides = warning("azure-secret-vault-decides", {
  when: "The vault gave the secret another recovery level or number of days than requested.",
  text: ({ secret, name, is, asked }: Secret & { name: string; is: string | number; asked: string | number }) => ({
    summary: `The vault decides the ${name} of the ${secret}`,
    detail: `It was created with ${asked}, but is ${is} in the vault, and cannot be changed.`,
    remedy: `Set ${name} to ${is}, or remove it.`,
  }),
  examples: [{ ...SECRET, name: "recoverable_days", is: 90, asked: 30 }],
});

export const vaultChoseLevel = warning("azure-secret-vault-chose-level", {
  when: "The vault gave a new secret another recovery level than requested.",
  text: ({ secret, difference }: Secret & { difference: string }) => ({
    summary: `The vault chose the recovery level of the ${secret}`,
    detail: `${difference}. It cannot be changed.`,
    remedy: "Set recovery_level to what it is, or remove it.",
  }),
  examples: [{ ...SECRET, difference: "recovery_level is Recoverable, not Purgeable" }],
});
