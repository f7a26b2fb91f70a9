import { DESTROY } from "../ownership/in-words";
import { error } from "../shared/one-line";

export const vaultUnknown = error("azure-vault-acl-vault-unknown", {
  when: "`vault_id` has the form of an id, but CCKM manages no vault with this id.",
  text: ({ vaultId }: { vaultId: string }) => ({
    summary: "No such Azure vault",
    detail: `Expected vault_id to be the id of a vault that CCKM manages in this domain, got ${JSON.stringify(vaultId)}. It has the form of an id: of a vault that was removed from CCKM, or one of another server or domain.`,
    remedy: `GET /v1/cckm/azure/vaults lists those that are there. ${DESTROY}`,
  }),
  examples: [{ vaultId: "bedb82b9-582c-402d-9874-f3368722cf46" }],
});

export const vaultByName = error("azure-vault-acl-vault-by-name", {
  when: "`vault_id` is not an id: it may be the vault's name.",
  text: ({ vaultId }: { vaultId: string }) => ({
    summary: "No such Azure vault",
    detail: `Expected vault_id to be the id of a vault that CCKM manages in this domain, got ${JSON.stringify(vaultId)}.`,
    remedy:
      "It takes the id, not the name: refer to cckm_azure_vault.<name>.id. GET /v1/cckm/azure/vaults lists those that are there.",
  }),
  examples: [{ vaultId: "payments-kv" }],
});
