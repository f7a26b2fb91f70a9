import { type AzureSecret, type CckmClient, type CckmError, isNotFound, isRefused } from "../../cckm";
import { sameVault } from "../../contract";
import { failure } from "../../plugin";
import { doing } from "../shared/explain";
import { otherSpellings, type SecretKey } from "./spellings";

/** Whether a secret is in the vault of that name or id. */
export function isInVault(secret: Pick<AzureSecret, "key_vault" | "key_vault_id">, reference: string): boolean {
  return [secret.key_vault, secret.key_vault_id].some((known) => known !== undefined && sameVault(known, reference));
}

/** Whether the record is a version of the secret. Azure does not tell capitals from small letters in names. */
export function isVersionOf(secret: AzureSecret, { key_vault, secret_name }: SecretKey): boolean {
  return secret.secret_name.toLowerCase() === secret_name.toLowerCase() && isInVault(secret, key_vault);
}

/** One text for each secret, the same for all its versions. */
export function secretKeyText(of: {
  readonly key_vault_id?: string | null;
  readonly key_vault: string;
  readonly secret_name: string;
}): string {
  return `${of.key_vault_id ?? of.key_vault}/${of.secret_name}`.toLowerCase();
}

/** The secret's name as messages have it. */
export function secretText({ key_vault, secret_name }: SecretKey): string {
  return `secret "${secret_name}" of the vault ${key_vault}`;
}

/** The version that was made last in Azure; where that was in one second, the one that CCKM noticed last. */
export function newestOf(versions: readonly AzureSecret[]): AzureSecret | undefined {
  return versions.reduce<AzureSecret | undefined>((best, one) => (best && !isNewer(one, best) ? best : one), undefined);
}

/** Whether `a` is a later version than `b`. */
export function isNewer(a: AzureSecret, b: AzureSecret): boolean {
  const [made, before] = [madeAt(a), madeAt(b)];
  return made === before ? noticedAt(a) > noticedAt(b) : made > before;
}

function madeAt({ azure_param, azure_created_at }: AzureSecret): number {
  return azure_param.attributes.created ?? (azure_created_at ? Math.floor(Date.parse(azure_created_at) / 1000) : 0);
}

// Replies differ in how many decimals of a second they have; all are UTC.
function noticedAt({ createdAt = "" }: AzureSecret): string {
  const [seconds = "", fraction = ""] = createdAt.replace(/Z$/i, "").split(".");
  return `${seconds}.${fraction.padEnd(9, "0")}`;
}

/**
 * All versions of a secret, in no order, however its name is spelled.
 * @param others the other spellings, where they are known already
 */
async function listVersions(client: CckmClient, key: SecretKey, others?: readonly string[]): Promise<AzureSecret[]> {
  const spelled = (secret_name: string) => client.azureSecrets.list({ secret_name });
  const found = await spelled(key.secret_name);
  for (const name of others ?? (await otherSpellings(client, key))) found.push(...(await spelled(name)));
  const byId = new Map(found.filter((secret) => isVersionOf(secret, key)).map((secret) => [secret.id, secret]));
  return [...byId.values()];
}

/** The newest version of a secret; undefined when CCKM knows none. */
export async function findSecret(client: CckmClient, key: SecretKey): Promise<AzureSecret | undefined> {
  return newestOf(await doing(`look for the ${secretText(key)}`, () => listVersions(client, key)));
}

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

/**
 * The newest version of a secret; where no list shows any, the one with that id.
 * @throws CckmError of the outcome `gone` when CCKM says by id that there is none
 */
export async function latestVersion(
  client: CckmClient,
  id: string,
  key: SecretKey,
  others?: readonly string[],
): Promise<AzureSecret> {
  const versions = await listVersions(client, key, others).catch((error: unknown): AzureSecret[] => {
    // Whoever may not list may still read by id.
    if (isRefused(error, 403)) return [];
    throw error;
  });
  if (versions.some((version) => version.id === id)) return newestOf(versions) as AzureSecret;
  // A list that lacks the version that is known may come from a node that lags.
  const known = await client.azureSecrets.get(id).catch((error: unknown) => {
    if (versions.length > 0 && isNotFound(error)) return undefined;
    throw error;
  });
  return newestOf(known && isVersionOf(known, key) ? [...versions, known] : versions) ?? (known as AzureSecret);
}

/** The same, undefined when there is none. */
export async function currentVersion(client: CckmClient, id: string, key: SecretKey): Promise<AzureSecret | undefined> {
  try {
    return await latestVersion(client, id, key);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Whether a secret of that status cannot be used until it is recovered or restored. */
export function isDeleted(status: string | null): status is "SOFT-DELETED" | "DELETED" {
  return status === "SOFT-DELETED" || status === "DELETED";
}

/** Whether CCKM refuses because of the state that the secret is in, or is still busy with it. */
export function isConflict(error: unknown): error is CckmError {
  return isRefused(error, 409);
}

/** The error of a secret without a value where there is none whose value could be kept. */
export function cannotBeCreated(key: SecretKey): Error {
  return failure(
    `The ${secretText(key)} cannot be created without a value`,
    "Got no value, and CCKM has no such secret whose value could be kept. Set value; where it comes from a variable, set that for this run (SecretInput.fromVariable(name) reads TF_VAR_<name>).",
    ["value"],
  );
}
