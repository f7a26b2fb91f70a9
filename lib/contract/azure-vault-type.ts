import type { Choices } from "../schema";

/** The types of vaults that CCKM manages. */
export const azureVaultTypes: Choices = {
  name: "AzureVaultType",
  description: "Whether a vault of Azure is a key vault or a managed HSM.",
  values: {
    VAULT: { value: "vault", description: "A key vault: holds keys, secrets and certificates." },
    MANAGED_HSM: { value: "managedHsm", description: "A managed HSM: holds keys only." },
  },
};
