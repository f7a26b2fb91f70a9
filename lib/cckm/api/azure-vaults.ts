import { sameButCapitals } from "../../text";
import type { CallOptions } from "../http/clock";
import { ifFound, ignoreGone } from "../http/errors";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { type AclApi, type AclChange, type AclTarget, aclEntries, LAST_WRITTEN_FIRST } from "./acl";
import { ListEndpoint } from "./list-endpoint";
import { endless, ListLimit, MOST_RECORDS, tooMany } from "./list-limit";
import type { Page, Window } from "./paging";
import { optionalString, recordFields } from "./record";
import { changedOrRead, changedRecord, recordOf } from "./record-of";

/** An Azure key vault that CCKM manages. */
export interface AzureVault extends AclTarget {
  /** The vault's name in Azure. */
  readonly azure_name?: string;
  readonly subscription_id?: string;
  readonly subscription_name?: string;
  readonly location?: string;
  readonly connection?: string;
  readonly cloud_name?: string;
  /** `vault` or `managedHsm`. */
  readonly type?: string;
  /** Azure's resource id. */
  readonly azure_vault_id?: string;
  /** How many backups of each key are kept; absent means no limit. */
  readonly cloud_key_backup_limit?: number;
}

/** Azure's description of a vault: pass it from a live list to `add` unchanged. */
export interface AzureVaultDescriptor {
  readonly name: string;
}

/** Where to look for Azure vaults, or to add them from. */
export interface AzureVaultSource {
  /** Name or id of an Azure connection. */
  readonly connection: string;
  readonly subscription_id: string;
}

/** What can be changed on a vault: its connection, which is always sent, and the number of backups per key, 0 for no limit. */
export interface AzureVaultUpdate {
  readonly connection: string;
  readonly cloud_key_backup_limit?: number;
}

export interface AzureVaultFilters extends Window {
  readonly id?: string;
  readonly name?: string;
  readonly location?: string;
  readonly cloud_name?: string;
  readonly subscription_id?: string;
  readonly subscription_name?: string;
  readonly type?: string;
  readonly sort?: string;
}

const azureVault: ReplySchema<AzureVault> = replySchema((z) => {
  const text = optionalString(z);
  return z.looseObject({
    ...recordFields(z),
    name: z.string(),
    azure_name: text,
    subscription_id: text,
    subscription_name: text,
    location: text,
    connection: text,
    cloud_name: text,
    type: text,
    azure_vault_id: text,
    // Both 0 and a missing field mean no limit.
    cloud_key_backup_limit: z.pipe(
      z.catch(z.nullish(z.number()), undefined),
      z.transform((limit) => limit || undefined),
    ),
    acls: aclEntries(z),
  });
});

const live = replySchema((z) =>
  z.looseObject({
    vaults: z.pipe(
      z.nullish(z.array(z.looseObject({ name: z.string() }))),
      z.transform((list) => list ?? []),
    ),
    subscription_id: optionalString(z),
    nextLink: optionalString(z),
  }),
);

const AZURE = "/v1/cckm/azure";
const PATH = `${AZURE}/vaults`;
const LIVE_PAGE = 1000;
// Azure allows far fewer vaults in a subscription; a page may be empty, and more may come after it.
const MOST_LIVE_PAGES = 1000;

/** The subscription in Azure's id of a vault, where the descriptor has one. */
function subscriptionOf(vault: AzureVaultDescriptor & { readonly azure_vault_id?: unknown }): string | undefined {
  return /^\/subscriptions\/([^/]+)\//i.exec(String(vault.azure_vault_id))?.[1];
}

/** The vaults that CCKM manages, and those in Azure that it could. */
export class AzureVaultsApi implements AclApi<AzureVault> {
  readonly #requester: Requester;
  readonly #list: ListEndpoint<AzureVault>;

  constructor(requester: Requester) {
    this.#requester = requester;
    this.#list = new ListEndpoint(requester, PATH, azureVault, { sort: "createdAt,id" });
  }

  /** Every matching vault, over all pages. */
  async list(filters: AzureVaultFilters = {}, options?: CallOptions): Promise<AzureVault[]> {
    return (await this.#list.collect({ ...filters }, options)).resources;
  }

  /** One page. */
  page(filters: AzureVaultFilters = {}, options?: CallOptions): Promise<Page<AzureVault>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<AzureVault> {
    return recordOf(this.#requester, PATH, id, azureVault, options);
  }

  /**
   * The key vaults, or managed HSMs, of a subscription as they are in Azure: over all pages, whether managed by CCKM or
   * not.
   */
  async live(
    { connection, subscription_id }: AzureVaultSource,
    kind: "vault" | "managedHsm",
    options?: CallOptions,
  ): Promise<AzureVaultDescriptor[]> {
    const path = `${AZURE}/${kind === "vault" ? "get-vaults" : "get-managed-hsms"}`;
    const isOurs = (shown: string | undefined) => shown === undefined || sameButCapitals(shown, subscription_id);
    const found: AzureVaultDescriptor[] = [];
    const limit = new ListLimit();
    let nextLink: string | null = null;
    for (let pages = 1; ; pages++) {
      const body: object = { connection, subscription_id, limit: LIVE_PAGE, nextLink };
      const call = { method: "POST", path, body, readOnly: true } as const;
      const page = await this.#requester.json(call, live, options, ({ subscription_id: shown, vaults }) =>
        [shown, ...vaults.map(subscriptionOf)].every(isOurs),
      );
      limit.add(page.vaults);
      for (const vault of page.vaults) found.push(vault);
      if (found.length > MOST_RECORDS) throw tooMany(found.length);
      // A page that links to itself would loop forever.
      if (!page.nextLink || page.nextLink === nextLink) return found;
      if (pages === MOST_LIVE_PAGES) throw endless(path, pages);
      nextLink = page.nextLink;
    }
  }

  /** Puts a vault under CCKM's management. The reply differs between releases: look the vault up by its name. */
  add(
    { connection, subscription_id, cloud_key_backup_limit }: AzureVaultSource & { cloud_key_backup_limit?: number },
    vault: AzureVaultDescriptor,
    options?: CallOptions,
  ): Promise<void> {
    const limit = cloud_key_backup_limit === undefined ? {} : { cloud_key_backup_limit };
    const body = { connection, subscription_id, vaults: [vault], ...limit };
    return this.#requester.done({ method: "POST", path: `${AZURE}/add-vaults`, body }, options);
  }

  /** @returns the vault from the reply, which on some releases is the record before the change */
  async update(id: string, change: AzureVaultUpdate, options?: CallOptions): Promise<AzureVault> {
    const call = { method: "PATCH" as const, path: `${PATH}/${segment(id)}`, body: change };
    return changedOrRead(changedRecord(this.#requester, id, call, azureVault, options), () => this.get(id, options));
  }

  /** Removes a vault from CCKM; nothing in Azure changes. Not an error if it is already gone. */
  async remove(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "POST", path: `${PATH}/${segment(id)}/remove-vault`, byId: true } as const;
    await this.#requester.done(call, options).catch(ignoreGone);
    this.#requester.recent.removed(id);
  }

  async updateAcls(id: string, acls: readonly AclChange[], options?: CallOptions): Promise<AzureVault> {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/update-acls`, body: { acls } };
    return changedOrRead(changedRecord(this.#requester, id, call, azureVault, options), () => this.get(id, options));
  }

  async lastWritten(limit: number, options?: CallOptions): Promise<AzureVault[]> {
    return (await this.#list.page({ sort: LAST_WRITTEN_FIRST, limit }, options)).resources;
  }

  /**
   * The vault that `reference` names, an id or `<vault>::<subscription id>`, in any capitalization. Undefined if CCKM knows
   * none.
   */
  async find(reference: string, options?: CallOptions): Promise<AzureVault | undefined> {
    const [, subscription_id] = reference.split("::");
    if (subscription_id === undefined) return ifFound(this.get(reference, options));
    const among = (vaults: AzureVault[]) => vaults.find((vault) => sameButCapitals(vault.name, reference));
    // CCKM's filters may be case-sensitive where Azure is not.
    return (
      among(await this.list({ name: reference }, options)) ??
      among(await this.list({ subscription_id: subscription_id.toLowerCase() }, options)) ??
      among(await this.list({}, options))
    );
  }
}
