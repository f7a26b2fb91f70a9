import type { VaultRecord } from "../../lib/simulator";
import type { Bench } from "./acceptance";
import { SUBSCRIPTION } from "./azure-vaults";

/** Address of the vault that {@link vault} writes. */
export const VAULT_ADDRESS = "cckm_azure_vault.billing";

/** Arguments of a cckm_azure_vault. */
export interface Vault {
  readonly name?: string;
  readonly subscription?: string;
  readonly connection?: string;
  readonly type?: string;
  readonly limit?: number;
  readonly force?: boolean;
}

/** HCL of a vault that is in Azure, and not in CCKM unless a test puts it there. */
export function vault(of: Vault = {}, label = "billing"): string {
  return `
resource "cckm_azure_vault" "${label}" {
  name                   = "${of.name ?? "billing-kv"}"
  subscription_id        = "${of.subscription ?? SUBSCRIPTION}"
  azure_connection       = "${of.connection ?? "azure"}"
  type                   = ${JSON.stringify(of.type ?? null)}
  cloud_key_backup_limit = ${JSON.stringify(of.limit ?? null)}
  force_destroy          = ${JSON.stringify(of.force ?? null)}
}`;
}

/** The vault in the simulator; undefined when CCKM does not manage it. */
export function vaultIn({ sim }: Bench, name = "billing-kv"): VaultRecord | undefined {
  return sim.store.findVault(`${name}::${SUBSCRIPTION}`);
}

/** Adds a vault as somebody else would. */
export async function addVault({ sim }: Bench, name = "billing-kv", connection = "azure"): Promise<string> {
  await sim.outside("POST", "/v1/cckm/azure/add-vaults", {
    connection,
    subscription_id: SUBSCRIPTION,
    vaults: [{ name }],
  });
  return sim.store.findVault(`${name}::${SUBSCRIPTION}`)!.id;
}
