import { type AzureSecret, type CckmClient, isNotFound } from "../../cckm";
import { isDeleted } from "../../cckm/reads";
import { failure } from "../../plugin";
import { doing } from "../shared/explain";
import { findSecret } from "./look-up";
import { secretText } from "./refusals";
import * as words from "./words";

/** The newest version of the imported secret, given as the id of any version or as `<key vault>/<secret name>`. */
export async function findForImport(client: CckmClient, id: string): Promise<AzureSecret> {
  const at = id.lastIndexOf("/");
  const found =
    at > 0
      ? await findSecret(client, { key_vault: id.slice(0, at), secret_name: id.slice(at + 1) })
      : await findById(client, id);
  if (found && isDeleted(found.status)) {
    throw failure(words.importDeleted({ secret: secretText(found), status: found.status }));
  }
  if (found) return found;
  throw failure(words.notFound({ id }));
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
