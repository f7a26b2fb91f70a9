import type { AzureVault, AzureVaultDescriptor, CckmClient } from "../../cckm";
import { caseless } from "../../contract";
import { failure } from "../../plugin";
import { nearest } from "../../schema";
import { attempting } from "../shared/explain";
import type { VaultPlan } from "./state";
import * as words from "./words";

/** Identifies a vault in Azure. */
type VaultName = Pick<VaultPlan, "name" | "subscription_id">;

/** CCKM's name for a vault. */
export function fullName({ name, subscription_id }: VaultName): string {
  return `${name}::${subscription_id}`;
}

/** The vault with a name in CCKM; undefined if CCKM does not manage it. */
export function findVault(client: CckmClient, of: VaultName): Promise<AzureVault | undefined> {
  const name = fullName(of);
  return attempting(words.attempts.find({ name }), () => client.azureVaults.find(name));
}

/** The imported vault. */
export async function findForImport(client: CckmClient, idOrName: string): Promise<AzureVault> {
  const look = () => client.azureVaults.find(idOrName);
  const found = await attempting(words.attempts.find({ name: idOrName }), look);
  if (found) return found;
  throw failure(words.notFound({ idOrName }));
}

/** The vault as described by Azure, which add-vaults takes unchanged. */
export async function findInAzure(client: CckmClient, plan: VaultPlan): Promise<AzureVaultDescriptor> {
  const { name, subscription_id, azure_connection: connection } = plan;
  const isHsm = plan.type === "managedHsm";
  const kind = isHsm ? "managed HSM" : "vault";
  const all = await attempting(
    words.attempts.findInAzure({ kind, name, connection }),
    () => client.azureVaults.live({ connection, subscription_id }, isHsm ? "managedHsm" : "vault"),
    ["azure_connection"],
  );
  const found = all.find((vault) => caseless(vault.name) === caseless(name));
  if (found) return found;
  const near = nearest(
    name,
    all.map((vault) => vault.name),
  );
  const missing = { kind, name, connection, subscription: subscription_id, seen: all.length } as const;
  throw failure(near === undefined ? words.notInAzure(missing) : words.misspelt({ ...missing, near }), ["name"]);
}
