import { asCckmId } from "../../text";
import type { AzureSecret } from "../api/azure-secret-types";
import { PAGE_SIZE } from "../api/paging";
import type { CckmClient } from "../client";
import { isYoung, systemClock } from "../http/clock";
import { isNotFound, isRefused } from "../http/errors";
import type { SecretKey } from "./azure-secret-key";

const MAX_AGE_MS = 60_000;

/** The records created last in a vault, newest first. */
export interface NewestRows {
  readonly rows: readonly AzureSecret[];
  /** Whether that is everything in the vault. */
  readonly whole: boolean;
}

/**
 * The secrets of vaults, fetched once for everything that a run does with them. Names are case-insensitive in Azure, but
 * CCKM's filters may be case-sensitive: the exact spelling may not find everything.
 */
class Vaults {
  readonly #client: CckmClient;
  readonly #ids = new Shared<string | undefined>(Number.POSITIVE_INFINITY);
  readonly #newest = new Shared<NewestRows>(MAX_AGE_MS);
  readonly #names = new Shared<ReadonlySet<string>>(MAX_AGE_MS);

  constructor(client: CckmClient) {
    this.#client = client;
  }

  /** CCKM's id of the vault with that name or id; undefined if CCKM does not show it. */
  async idOf(reference: string): Promise<string | undefined> {
    if (!reference.includes("::")) return asCckmId(reference);
    const find = () => this.#client.azureVaults.find(reference).then((vault) => vault?.id, unseen);
    return this.#ids.get(reference.toLowerCase(), find);
  }

  newest(id: string): Promise<NewestRows> {
    return this.#newest.get(id, async () => {
      const { azureSecrets } = this.#client;
      const window = { key_vault_id: id, limit: PAGE_SIZE };
      const page = await azureSecrets.page({ ...window, sort: "-createdAt,id" }).catch((error: unknown) => {
        if (isRefused(error, 400)) return azureSecrets.page(window);
        throw error;
      });
      return { rows: page.resources, whole: page.resources.length === page.total };
    });
  }

  /**
   * Every spelling of every name.
   * @param id undefined for all vaults
   */
  names(id: string | undefined): Promise<ReadonlySet<string>> {
    return this.#names.get(id ?? "", async () => {
      const rows = await this.#client.azureSecrets.list(id === undefined ? {} : { key_vault_id: id });
      return new Set(rows.map(({ secret_name }) => secret_name));
    });
  }
}

/** Results shared by concurrent callers and those that follow soon after. Failures are not kept. */
class Shared<T> {
  readonly #maxAgeMs: number;
  readonly #answers = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();

  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs;
  }

  get(name: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(name);
    if (known && isYoung(known.at, this.#maxAgeMs, systemClock)) return known.answer;
    const answer = ask();
    this.#answers.set(name, { at: systemClock.now(), answer });
    answer.catch(() => this.#answers.delete(name));
    return answer;
  }
}

const vaultsOf = new WeakMap<CckmClient, Vaults>();

function vaults(client: CckmClient): Vaults {
  const known = vaultsOf.get(client) ?? new Vaults(client);
  vaultsOf.set(client, known);
  return known;
}

/** A key for a vault, the same for its name and its id. */
export async function vaultText(client: CckmClient, key: Omit<SecretKey, "secret_name">): Promise<string> {
  return ((await vaultId(client, key)) ?? key.key_vault).toLowerCase();
}

/** CCKM's id of a vault; undefined if CCKM does not show the vault. */
export async function vaultId(client: CckmClient, { key_vault, key_vault_id }: Omit<SecretKey, "secret_name">) {
  return typeof key_vault_id === "string" ? key_vault_id : vaults(client).idOf(key_vault);
}

/** The other spellings under which the vault has records of a secret. */
export async function otherSpellings(client: CckmClient, key: SecretKey): Promise<string[]> {
  return otherSpellingsIn(await vaults(client).names(await vaultId(client, key)), key);
}

/** Picks the other spellings of a secret's name from a set of names. */
export function otherSpellingsIn(names: Iterable<string>, { secret_name }: SecretKey): string[] {
  const wanted = secret_name.toLowerCase();
  return [...new Set(names)].filter((name) => name !== secret_name && name.toLowerCase() === wanted);
}

/** The newest records of a vault, by the vault's id; undefined if the user may not list them. */
export async function newestRows(client: CckmClient, id: string): Promise<NewestRows | undefined> {
  try {
    return await vaults(client).newest(id);
  } catch (error) {
    if (isRefused(error, 403)) return undefined;
    throw error;
  }
}

/** Results from before a write are outdated. */
export function forgetVaults(client: CckmClient): void {
  vaultsOf.delete(client);
}

// Users without permission to view vaults may still view secrets.
function unseen(error: unknown): undefined {
  if (isNotFound(error) || isRefused(error, 403, 404)) return undefined;
  throw error;
}
