import type { CallOptions } from "../http/clock";
import { isNotFound } from "../http/errors";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { ListEndpoint } from "./list-endpoint";
import type { Page, Window } from "./paging";
import { type CckmRecord, optionalString, recordFields } from "./record";

/** An Azure key vault that CCKM manages. */
export interface AzureVault extends CckmRecord {
  /** `<vault>::<subscription id>`. */
  readonly name: string;
  /** The vault's name in Azure. */
  readonly azure_name?: string;
  readonly subscription_id?: string;
  readonly subscription_name?: string;
  readonly location?: string;
  readonly connection?: string;
  readonly cloud_name?: string;
  /** `vault` or `managedHsm`. */
  readonly type?: string;
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
  });
});

const PATH = "/v1/cckm/azure/vaults";

/** The vaults that CCKM knows, to tell a vault's id from its name. */
export class AzureVaultsApi {
  readonly #requester: Requester;
  readonly #list: ListEndpoint<AzureVault>;

  constructor(requester: Requester) {
    this.#requester = requester;
    this.#list = new ListEndpoint(requester, PATH, azureVault, { sort: "createdAt,id" });
  }

  /** Every vault that matches, over all pages. */
  async list(filters: AzureVaultFilters = {}, options?: CallOptions): Promise<AzureVault[]> {
    return (await this.#list.collect({ ...filters }, options)).resources;
  }

  /** One page. */
  page(filters: AzureVaultFilters = {}, options?: CallOptions): Promise<Page<AzureVault>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<AzureVault> {
    return this.#requester.json({ method: "GET", path: `${PATH}/${segment(id)}`, byId: true }, azureVault, options);
  }

  /**
   * The vault that `reference` names: an id, or `<vault>::<subscription id>`, in which case does not matter. Undefined
   * when CCKM knows none.
   */
  async find(reference: string, options?: CallOptions): Promise<AzureVault | undefined> {
    const [, subscription_id] = reference.split("::");
    if (subscription_id === undefined) {
      try {
        return await this.get(reference, options);
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    }
    const wanted = reference.toLowerCase();
    const among = (vaults: AzureVault[]) => vaults.find((vault) => vault.name.toLowerCase() === wanted);
    // The filters may heed case where Azure does not.
    return (
      among(await this.list({ name: reference }, options)) ??
      among(await this.list({ subscription_id: subscription_id.toLowerCase() }, options)) ??
      among(await this.list({}, options))
    );
  }
}
