import { error, warning } from "../shared/one-line";

interface Vault {
  /** In words: `Azure vault "payments-kv" of the subscription …`. */
  readonly what: string;
}

const WHAT = 'Azure vault "payments-kv" of the subscription 260ecbe7-777b-4d3c-84ea-887620498863';
const ID = "bedb82b9-582c-402d-9874-f3368722cf46";

/** What was attempted when CCKM rejected the call or could not be reached. */
export const attempts = {
  find: ({ name }: { name: string }) => `Could not look for the Azure vault ${name}`,
  findInAzure: ({ kind, name, connection }: { kind: string; name: string; connection: string }) =>
    `Could not look for the ${kind} ${name} in Azure by the connection ${connection}`,
  read: ({ what }: Vault) => `Could not read the ${what}`,
  add: ({ what }: Vault) => `Could not add the ${what}`,
  lookAtAdded: ({ what }: Vault) => `The ${what} was added, but could not be looked at: apply again`,
  change: ({ what }: Vault) => `Could not change the ${what}`,
  lookForSecrets: ({ what }: Vault) => `Could not look for secrets of the ${what}`,
  remove: ({ what, id }: Vault & { id: string }) => `Could not remove the ${what} (${id}) from CCKM`,
};

export const notFound = error("azure-vault-not-found", {
  when: "An import names a vault that CCKM does not manage.",
  text: ({ idOrName }: { idOrName: string }) => ({
    summary: "No such Azure vault",
    detail: `Expected the id of a vault that CCKM manages in this domain, or its name <vault>::<subscription id>, got ${JSON.stringify(idOrName)}. A name alone is not enough.`,
    remedy: "Correct the id, or remove the import to have the vault of Azure added.",
  }),
  examples: [{ idOrName: "payments-kv" }],
});

interface Missing {
  readonly kind: "vault" | "managed HSM";
  readonly name: string;
  readonly connection: string;
  readonly subscription: string;
  readonly seen: number;
}

const REMEDY =
  "Make it in Azure first, or let the connection's application read it. A managed HSM is none of the vaults, and the other way round: see type.";
const MISSING: Missing = {
  kind: "vault",
  name: "paiments-kv",
  connection: "azure",
  subscription: "260ecbe7-777b-4d3c-84ea-887620498863",
  seen: 7,
};

export const notInAzure = error("azure-vault-not-in-azure", {
  when: "A vault is to be added, but the connection sees none with this name in the subscription.",
  text: ({ kind, name, connection, subscription, seen }: Missing) => ({
    summary: `No ${kind} ${name} in the subscription`,
    detail: `The connection ${connection} sees ${seen} ${kind}s in the subscription ${subscription}, none of this name.`,
    remedy: REMEDY,
  }),
  examples: [MISSING],
});

export const misspelt = error("azure-vault-misspelt", {
  when: "The same, but one of the vaults that it sees has a similar name.",
  text: ({ kind, name, connection, subscription, seen, near }: Missing & { near: string }) => ({
    summary: `No ${kind} ${name} in the subscription`,
    detail: `The connection ${connection} sees ${seen} ${kind}s in the subscription ${subscription}, none of this name. Did you mean ${JSON.stringify(near)}?`,
    remedy: REMEDY,
  }),
  examples: [{ ...MISSING, near: "payments-kv" }],
});

export const notListed = error("azure-vault-not-listed", {
  when: "CCKM has added a vault but does not list one with its name.",
  text: ({ what, name, seconds }: Vault & { name: string; seconds: number }) => ({
    summary: `CCKM does not list the ${what} that it has added`,
    detail: `add-vaults was answered with success, but ${seconds} s later no vault is named ${name}.`,
    remedy: "Apply again: if the vault is there by then, the journal shows that this stack added it.",
  }),
  examples: [{ what: WHAT, name: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863", seconds: 10 }],
});

export const limitNotTaken = error("azure-vault-limit-not-taken", {
  when: "CCKM confirmed a change of `cloud_key_backup_limit` but still shows another value.",
  text: ({ what, id, seconds }: Vault & { id: string; seconds: number }) => ({
    summary: `CCKM did not take over cloud_key_backup_limit of the ${what}`,
    detail: `The change was answered with success, but the vault ${id}, looked at again for ${seconds} s, still shows another value.`,
    remedy:
      "Apply again: the plan shows what CCKM has by then. If it stays so, this release of CCKM may not know the limit: leave it out.",
  }),
  examples: [{ what: WHAT, id: ID, seconds: 10 }],
});

export const hasSecrets = error("azure-vault-has-secrets", {
  when: "A vault is to be removed from CCKM while CCKM manages secrets in it, and `force_destroy` is not true.",
  text: ({ what, names, more }: Vault & { names: readonly string[]; more: number }) => ({
    summary: `The ${what} still has secrets that CCKM manages`,
    detail: `CCKM manages ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""} of it, and would know them no more, nor have the backup of one that is purged; the others stay in Azure. Nothing was removed.`,
    remedy:
      'Destroy these secrets first, or apply force_destroy = true and destroy the vault then. Secrets with on_destroy = "retain" stay, so their vault does too.',
  }),
  examples: [
    { what: WHAT, names: ["db-password"], more: 0 },
    { what: WHAT, names: ["a", "b", "c", "d", "e"], more: 3 },
  ],
});

export const kept = warning("azure-vault-kept", {
  when: "A vault that is to be removed was taken over, in the same run, for another resource of the configuration.",
  text: ({ what, id }: Vault & { id: string }) => ({
    summary: `Kept the ${what}`,
    detail: `This run took ${id} over for another resource of the configuration, so it was not removed.`,
  }),
  examples: [{ what: WHAT, id: ID }],
});
