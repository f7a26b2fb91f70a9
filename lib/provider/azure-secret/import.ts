import { type AzureSecret, type CckmClient, isNotFound } from "../../cckm";
import { isDeleted } from "../../cckm/reads";
import { failure } from "../../plugin";
import { doing } from "../shared/explain";
import { findSecret } from "./look-up";
import { secretText } from "./refusals";

/** The newest version of the secret that an import names, by the id of any version or as `<key vault>/<secret name>`. */
export async function findForImport(client: CckmClient, id: string): Promise<AzureSecret> {
  const at = id.lastIndexOf("/");
  const found =
    at > 0
      ? await findSecret(client, { key_vault: id.slice(0, at), secret_name: id.slice(at + 1) })
      : await findById(client, id);
  if (found && isDeleted(found.status)) {
    throw failure(
      `The ${secretText(found)} is ${found.status}`,
      "A deleted secret cannot be imported. Recover or restore it in CCKM first; or write the resource with recover_soft_deleted = true and apply, which recovers a SOFT-DELETED secret.",
    );
  }
  if (found) return found;
  throw failure(
    "No such Azure secret",
    `Got ${JSON.stringify(id)}, which is neither the id of a secret nor <key vault>/<secret name> of one in this CipherTrust Manager domain. The vault is written as <vault>::<subscription id> or by CCKM's id. A secret that was made in Azure alone is known after a synchronization of the vault's secrets (cckm_azure_sync_job).`,
  );
}

async function findById(client: CckmClient, id: string): Promise<AzureSecret | undefined> {
  const version = await doing(`look up the Azure secret ${id}`, async () => {
    try {
      return await client.azureSecrets.get(id);
    } catch (error) {
      if (isNotFound(error) || error instanceof RangeError) return undefined;
      throw error;
    }
  });
  return version && ((await findSecret(client, version)) ?? version);
}
