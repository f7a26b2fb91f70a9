import type { AzureSecret } from "../api/azure-secret-types";
import type { CckmClient } from "../client";
import { ifFound, isNotFound, isRefused } from "../http/errors";
import { isVersionOf, type SecretKey } from "./azure-secret-key";
import { newestOf } from "./azure-secret-order";
import { otherSpellings } from "./azure-vault-rows";

/**
 * All versions of a secret, unordered, in any capitalization of its name.
 * @param others the other spellings, if already known
 */
async function listVersions(client: CckmClient, key: SecretKey, others?: readonly string[]): Promise<AzureSecret[]> {
  const spelled = (secret_name: string) => client.azureSecrets.list({ secret_name });
  const found = await spelled(key.secret_name);
  for (const name of others ?? (await otherSpellings(client, key))) found.push(...(await spelled(name)));
  const byId = new Map(found.filter((secret) => isVersionOf(secret, key)).map((secret) => [secret.id, secret]));
  return [...byId.values()];
}

/** The newest version of a secret; undefined if CCKM knows none. */
export async function newestVersion(client: CckmClient, key: SecretKey): Promise<AzureSecret | undefined> {
  return newestOf(await listVersions(client, key));
}

/**
 * The newest version of a secret; if no list shows any, the one with that id.
 * @throws CckmError of the outcome `gone` if CCKM says so for a GET by id
 */
export async function latestVersion(
  client: CckmClient,
  id: string,
  key: SecretKey,
  others?: readonly string[],
): Promise<AzureSecret> {
  const versions = await listVersions(client, key, others).catch((error: unknown): AzureSecret[] => {
    // Users without permission to list may still read by id.
    if (isRefused(error, 403)) return [];
    throw error;
  });
  if (versions.some((version) => version.id === id)) return newestOf(versions) as AzureSecret;
  // A list that lacks the known version may come from a node that lags.
  const known = await client.azureSecrets.get(id).catch((error: unknown) => {
    if (versions.length > 0 && isNotFound(error)) return undefined;
    throw error;
  });
  return newestOf(known && isVersionOf(known, key) ? [...versions, known] : versions) ?? (known as AzureSecret);
}

/** Like {@link latestVersion}, but undefined if there is none. */
export function currentVersion(client: CckmClient, id: string, key: SecretKey): Promise<AzureSecret | undefined> {
  return ifFound(latestVersion(client, id, key));
}
