import { asCckmId } from "../../text";
import type { AzureSecret } from "../api/azure-secret-types";
import { PAGE_SIZE } from "../api/paging";
import type { CckmClient } from "../client";
import { isNotFound, isRefused } from "../http/errors";
import type { SecretKey } from "./azure-secret-key";

const MAX_AGE_MS = 60_000;

/** What a vault has been made last, newest first. */
export interface NewestRows {
  readonly rows: readonly AzureSecret[];
  /** Whether that is all that the vault has. */
  readonly whole: boolean;
}

/**
 * The secrets of vaults, looked at once for all that a run does with them. To Azure capitals make no difference in a name,
 * and a filter of CCKM may tell them apart: what is found by the exact spelling need not be all there is.
 */
class Vaults {
  readonly #client: CckmClient;
  readonly #ids = new Shared<string | undefined>(Number.POSITIVE_INFINITY);
  readonly #newest = new Shared<NewestRows>(MAX_AGE_MS);
  readonly #names = new Shared<ReadonlySet<string>>(MAX_AGE_MS);

  constructor(client: CckmClient) {
    this.#client = client;
  }

  /** CCKM's id of the vault of that name or id; undefined where CCKM shows none. */
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
      return { rows: page.resources, whole: page.total !== undefined && page.resources.length >= page.total };
    });
  }

  /**
   * Every spelling of every name.
   * @param id undefined for all vaults together
   */
  names(id: string | undefined): Promise<ReadonlySet<string>> {
    return this.#names.get(id ?? "", async () => {
      const rows = await this.#client.azureSecrets.list(id === undefined ? {} : { key_vault_id: id });
      return new Set(rows.map(({ secret_name }) => secret_name));
    });
  }
}

/** Answers that several ask for at a time, or soon after each other. A failure is not kept. */
class Shared<T> {
  readonly #maxAgeMs: number;
  readonly #answers = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();

  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs;
  }

  get(name: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(name);
    if (known && Date.now() - known.at < this.#maxAgeMs) return known.answer;
    const answer = ask();
    this.#answers.set(name, { at: Date.now(), answer });
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

/** One text for a vault, by whatever name or id it is called. */
export async function vaultText(client: CckmClient, key: Omit<SecretKey, "secret_name">): Promise<string> {
  return ((await vaultId(client, key)) ?? key.key_vault).toLowerCase();
}

async function vaultId(client: CckmClient, { key_vault, key_vault_id }: Omit<SecretKey, "secret_name">) {
  return typeof key_vault_id === "string" ? key_vault_id : vaults(client).idOf(key_vault);
}

/** The other spellings under which the vault has records of a secret. */
export async function otherSpellings(client: CckmClient, key: SecretKey): Promise<string[]> {
  return otherSpellingsIn(await vaults(client).names(await vaultId(client, key)), key);
}

/** The other spellings of a secret's name among some names. */
export function otherSpellingsIn(names: Iterable<string>, { secret_name }: SecretKey): string[] {
  const wanted = secret_name.toLowerCase();
  return [...new Set(names)].filter((name) => name !== secret_name && name.toLowerCase() === wanted);
}

/** The records of a vault that were made last, by the vault's id; undefined for whoever may not see them. */
export async function newestRows(client: CckmClient, id: string): Promise<NewestRows | undefined> {
  try {
    return await vaults(client).newest(id);
  } catch (error) {
    if (isRefused(error, 403)) return undefined;
    throw error;
  }
}

/** A look that is older than a write says nothing of it. */
export function forgetVaults(client: CckmClient): void {
  vaultsOf.delete(client);
}

// Whoever may not look at vaults may still look at secrets.
function unseen(error: unknown): undefined {
  if (isNotFound(error) || isRefused(error, 403, 404)) return undefined;
  throw error;
}
