import type { AzureSecret } from "../api/azure-secret-types";
import type { CckmClient } from "../client";
import type { CallOptions } from "../http/clock";
import { isVersionOf, type SecretKey, secretKeyText } from "./azure-secret-key";
import { isNewer, newestOf } from "./azure-secret-order";
import { latestVersion } from "./azure-secret-versions";
import { newestRows, otherSpellingsIn } from "./azure-vault-rows";
import { ReadCache } from "./read-cache";

type Window = { readonly skip?: number; readonly limit?: number };

/**
 * Shared reads of Azure secrets, which return the newest version: a few secrets are looked up one by one by name, many by
 * walking the list once.
 */
export class SecretReads {
  readonly #client: CckmClient;
  readonly #cache: ReadCache<AzureSecret>;
  readonly #keys = new Map<string, SecretKey>();
  readonly #newest = new Map<string, AzureSecret>();
  readonly #written = new Set<string>();
  #listed = new Map<string, AzureSecret>();
  readonly #listedIds = new Set<string>();
  #listedTotal?: number;

  constructor(client: CckmClient) {
    this.#client = client;
    const get = (id: string) => this.#lookUp(id);
    this.#cache = new ReadCache<AzureSecret>({ get, page: (window) => this.#page(window) });
  }

  /**
   * The newest version of a secret, given the id of any of its versions.
   * @throws CckmError of the outcome `gone` if there is none and a GET by id confirms that
   */
  async newest(id: string, key: SecretKey, options?: CallOptions): Promise<AzureSecret> {
    this.#keys.set(id, key);
    const found = await this.#cache.get(id, options);
    // A list that was not read to its end may hold a newer version further on.
    return this.#newest.get(secretKeyText(found)) ?? this.#lookUp(id);
  }

  /** Runs a write to a secret and drops what is cached for it. */
  async writing<R>(id: string, key: SecretKey & { readonly key_vault_id?: string | null }, write: () => Promise<R>) {
    this.#written.add(id);
    try {
      return await this.#cache.writing(id, write);
    } finally {
      this.#newest.delete(secretKeyText(key));
    }
  }

  async #lookUp(id: string): Promise<AzureSecret> {
    const key = this.#keys.get(id);
    const newest = await (key ? this.#newestOf(id, key) : this.#client.azureSecrets.get(id));
    this.#newest.set(secretKeyText(newest), newest);
    return newest;
  }

  // A vault's newest rows also show versions in other capitalization, and usually answer the whole question.
  async #newestOf(id: string, key: SecretKey): Promise<AzureSecret> {
    const isNews = typeof key.key_vault_id === "string" && !this.#written.has(id);
    const newest = isNews ? await newestRows(this.#client, key.key_vault_id as string) : undefined;
    const versions = newest?.rows.filter((row) => isVersionOf(row, key)) ?? [];
    const known = versions.find((version) => version.id === id);
    if (newest && known && (newest.whole || isBeforeEnd(known, newest.rows))) return newestOf(versions) as AzureSecret;
    const others = otherSpellingsIn(newest?.rows.map(({ secret_name }) => secret_name) ?? [], key);
    return latestVersion(this.#client, id, key, others);
  }

  async #page(window: Window) {
    const { skip = 0 } = window;
    const page = await this.#client.azureSecrets.page(window);
    if (skip === 0) {
      this.#listed = new Map();
      this.#listedIds.clear();
      this.#listedTotal = page.total;
    }
    for (const secret of page.resources) {
      this.#listedIds.add(secret.id);
      const text = secretKeyText(secret);
      const before = this.#listed.get(text);
      if (!before || isNewer(secret, before)) this.#listed.set(text, secret);
    }
    // A list that changed during the walk may lack the newest version of any secret. Its pages may come in any order.
    const whole =
      page.total === undefined
        ? this.#listedTotal === undefined && page.resources.length === 0
        : page.total === this.#listedTotal && this.#listedIds.size === page.total;
    if (whole) for (const [text, secret] of this.#listed) this.#newest.set(text, secret);
    return page;
  }
}

/** Whether the rows are in order, newest first, and reach back to before a row: then they contain everything newer. */
function isBeforeEnd({ createdAt }: AzureSecret, rows: readonly AzureSecret[]): boolean {
  const times = rows.map((row) => (row.createdAt === undefined ? Number.NaN : Date.parse(row.createdAt)));
  const ordered = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? Number.NaN));
  return ordered && createdAt !== undefined && Date.parse(createdAt) > (times.at(-1) ?? Number.NaN);
}
