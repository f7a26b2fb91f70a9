import type { AzureVault, AzureVaultDescriptor, CckmClient } from "../../cckm";
import { caseless } from "../../contract";
import { failure } from "../../plugin";
import { nearest } from "../../schema";
import { doing } from "../shared/explain";
import { isUuid } from "../shared/uuid";
import type { VaultPlan } from "./state";

/** What names a vault in Azure. */
type Named = Pick<VaultPlan, "name" | "subscription_id">;

/** CCKM's name of a vault. */
export function fullName({ name, subscription_id }: Named): string {
  return `${name}::${subscription_id}`;
}

/** The vault of a name in CCKM; undefined when CCKM does not manage it. */
export function findVault(client: CckmClient, of: Named): Promise<AzureVault | undefined> {
  return doing(`look for the Azure vault ${fullName(of)}`, () => client.azureVaults.find(fullName(of)));
}

/** The vault that an import names. */
export async function findForImport(client: CckmClient, id: string): Promise<AzureVault> {
  const found = await doing(`look up the Azure vault ${id}`, () => client.azureVaults.find(id));
  if (found) return found;
  const advice =
    isUuid(id) || id.includes("::") ? "" : " A name alone is not enough: write <vault>::<subscription id>.";
  throw failure(
    "No such Azure vault",
    `Got ${JSON.stringify(id)}, which is neither the id nor the name <vault>::<subscription id> of a vault that CCKM manages in this domain.${advice} Remove the import to have a vault of Azure added.`,
  );
}

/** The vault as Azure has it, which add-vaults takes as it is. */
export async function findInAzure(client: CckmClient, plan: VaultPlan): Promise<AzureVaultDescriptor> {
  const { name, subscription_id, azure_connection: connection } = plan;
  const what = plan.type === "managedHsm" ? "managed HSM" : "vault";
  const kind = plan.type === "managedHsm" ? "managedHsm" : "vault";
  const all = await doing(
    `look for the ${what} ${name} in Azure by the connection ${connection}`,
    () => client.azureVaults.live({ connection, subscription_id }, kind),
    ["azure_connection"],
  );
  const found = all.find((vault) => caseless(vault.name) === caseless(name));
  if (found) return found;
  const names = all.map((vault) => vault.name);
  const near = nearest(name, names);
  throw failure(
    `No ${what} ${name} in the subscription`,
    `The connection ${connection} sees ${all.length} ${what}s in the subscription ${subscription_id}${near ? `; did you mean ${JSON.stringify(near)}?` : ", none of this name."} Make it in Azure first, or let the connection's application read it. A managed HSM is none of the vaults, and the other way round: see type.`,
    ["name"],
  );
}
