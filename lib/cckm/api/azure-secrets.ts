import { asCckmId } from "../../text";
import type { CallOptions } from "../http/clock";
import { ignoreGone } from "../http/errors";
import { segment } from "../http/query";
import type { Requester } from "../http/requester";
import {
  type AzureSecret,
  type AzureSecretCreate,
  type AzureSecretFilters,
  type AzureSecretUpdate,
  azureSecret,
  type Instant,
  toUnixSeconds,
} from "./azure-secret-types";
import { ListEndpoint } from "./list-endpoint";
import type { Page } from "./paging";
import { changedRecord, recordOf } from "./record-of";

const PATH = "/v1/cckm/azure/secrets";

function wireInstant(instant: Instant | null | undefined): number | null | undefined {
  return instant === null || instant === undefined ? instant : toUnixSeconds(instant);
}

function wireAttributes<A extends { readonly exp?: Instant | null; readonly nbf?: Instant | null }>(given?: A) {
  return given && { ...given, exp: wireInstant(given.exp), nbf: wireInstant(given.nbf) };
}

/**
 * Releases differ in the name that they read, `content_type` (the page) or `contentType` (Azure's own); what they do
 * not know they ignore.
 */
function wireContentType(given: string | undefined): Readonly<Record<string, string>> {
  return given === undefined ? {} : { content_type: given, contentType: given };
}

/**
 * Secrets of Azure vaults. On its way out a secret goes AVAILABLE → SOFT-DELETED → DELETED → gone. No reply holds a
 * value.
 *
 * API page: [azure-secret-create](../../../docs/api-pages.md#azure-secret-create).
 */
export class AzureSecretsApi {
  readonly #requester: Requester;
  readonly #list: ListEndpoint<AzureSecret>;

  constructor(requester: Requester) {
    this.#requester = requester;
    this.#list = new ListEndpoint(requester, PATH, azureSecret, { sort: "createdAt,id" });
  }

  /** Creates a secret; for a name that exists, a new version of it. */
  create(secret: AzureSecretCreate, options?: CallOptions): Promise<AzureSecret> {
    const { secret_name, key_vault, value, attributes, content_type, tags } = secret;
    const azure_param = { value, attributes: wireAttributes(attributes), ...wireContentType(content_type), tags };
    const body = { secret_name, key_vault: asCckmId(key_vault), azure_param };
    return this.#requester.json({ method: "POST", path: PATH, body, secrets: [value] }, azureSecret, options);
  }

  /** Every secret that matches, over all pages. */
  async list(filters: AzureSecretFilters = {}, options?: CallOptions): Promise<AzureSecret[]> {
    return (await this.#list.collect({ ...filters }, options)).resources;
  }

  /** One page. */
  page(filters: AzureSecretFilters = {}, options?: CallOptions): Promise<Page<AzureSecret>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<AzureSecret> {
    return recordOf(this.#requester, PATH, id, azureSecret, options);
  }

  /**
   * Changes attributes, content type and tags, without a new version.
   * @returns the secret as the reply shows it, which may be as it was before; read by GET where the reply has none
   */
  update(id: string, change: AzureSecretUpdate, options?: CallOptions): Promise<AzureSecret> {
    const { attributes, content_type, tags } = change;
    const body = { attributes: wireAttributes(attributes), ...wireContentType(content_type), tags };
    const call = { method: "PATCH" as const, path: `${PATH}/${segment(id)}`, body };
    return changedRecord(this.#requester, id, call, azureSecret, options).then(
      (changed) => changed ?? this.get(id, options),
    );
  }

  /** AVAILABLE → SOFT-DELETED; in a vault without soft delete → DELETED. The secret, when CCKM replies with it. */
  softDelete(id: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    return this.#act(id, "soft-delete", options);
  }

  /** Purges: SOFT-DELETED → DELETED. CCKM answers 409 until Azure is done with the soft delete. */
  hardDelete(id: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    return this.#act(id, "hard-delete", options);
  }

  /** SOFT-DELETED → AVAILABLE. */
  recover(id: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    return this.#act(id, "recover", options);
  }

  /** DELETED → AVAILABLE, out of CCKM's backup, into its own vault or another. */
  restore(id: string, into: { readonly key_vault?: string } = {}, options?: CallOptions) {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/restore`, body: into };
    // In another vault it may be a record of its own.
    return this.#requester.maybeJson(call, azureSecret, options);
  }

  /** Takes a DELETED secret, with its versions and backup, out of CCKM. One that is gone already is no error. */
  delete(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "DELETE", path: `${PATH}/${segment(id)}`, byId: true } as const;
    return this.#requester.done(call, options).catch(ignoreGone);
  }

  #act(id: string, action: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/${action}` };
    return changedRecord(this.#requester, id, call, azureSecret, options);
  }
}
