import { asCckmId, isCckmId, sameButCapitals } from "../../text";
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
import { changedOrRead, changedRecord, createdRecord, recordOf } from "./record-of";

const PATH = "/v1/cckm/azure/secrets";

function wireInstant(instant: Instant | null | undefined): number | null | undefined {
  return instant === null || instant === undefined ? instant : toUnixSeconds(instant);
}

function wireAttributes<A extends { readonly exp?: Instant | null; readonly nbf?: Instant | null }>(given?: A) {
  return given && { ...given, exp: wireInstant(given.exp), nbf: wireInstant(given.nbf) };
}

// A record shows its vault by name, by id or both.
function mayBeIn({ key_vault, key_vault_id }: AzureSecret, reference: string): boolean {
  const shown = [key_vault, key_vault_id].filter((one) => one !== undefined && isCckmId(one) === isCckmId(reference));
  return shown.length === 0 || shown.some((one) => sameButCapitals(one, reference));
}

/**
 * CCKM releases read this field under different names, `content_type` (the API page) or `contentType` (Azure's own). They
 * ignore fields that they do not know, so both are sent.
 */
function wireContentType(given: string | undefined): Readonly<Record<string, string>> {
  return given === undefined ? {} : { content_type: given, contentType: given };
}

/**
 * Secrets in Azure vaults. On its way to deletion a secret goes AVAILABLE → SOFT-DELETED → DELETED → gone. No reply
 * contains a value.
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

  /** Creates a secret, or a new version of it if the name already exists. */
  create(secret: AzureSecretCreate, options?: CallOptions): Promise<AzureSecret> {
    const { secret_name, key_vault, value, attributes, content_type, tags } = secret;
    const azure_param = { value, attributes: wireAttributes(attributes), ...wireContentType(content_type), tags };
    const body = { secret_name, key_vault: asCckmId(key_vault), azure_param };
    const isIt = (made: AzureSecret) => sameButCapitals(made.secret_name, secret_name) && mayBeIn(made, key_vault);
    return createdRecord(this.#requester, PATH, { body, secrets: [value] }, azureSecret, isIt, options);
  }

  /** Every matching secret, over all pages. */
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
   * @returns the secret from the reply, which may be the record before the change; read with a GET when the reply contains
   * no record
   */
  update(id: string, change: AzureSecretUpdate, options?: CallOptions): Promise<AzureSecret> {
    const { attributes, content_type, tags } = change;
    const body = { attributes: wireAttributes(attributes), ...wireContentType(content_type), tags };
    const call = { method: "PATCH" as const, path: `${PATH}/${segment(id)}`, body, byId: true };
    return changedOrRead(changedRecord(this.#requester, id, call, azureSecret, options), () => this.get(id, options));
  }

  /** AVAILABLE → SOFT-DELETED; in a vault without soft delete → DELETED. Returns the secret if CCKM replies with it. */
  softDelete(id: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    return this.#act(id, "soft-delete", options);
  }

  /** Purges: SOFT-DELETED → DELETED. CCKM answers 409 until Azure has finished the soft delete. */
  hardDelete(id: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    return this.#act(id, "hard-delete", options);
  }

  /** SOFT-DELETED → AVAILABLE. */
  recover(id: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    return this.#act(id, "recover", options);
  }

  /** DELETED → AVAILABLE, from CCKM's backup, into the original vault or another one. */
  restore(id: string, into: { readonly key_vault?: string } = {}, options?: CallOptions) {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/restore`, body: into };
    // A restore into another vault may create a record with another id, so the id is not checked.
    return this.#requester.maybeJson(call, azureSecret, options);
  }

  /** Removes a DELETED secret, with its versions and backup, from CCKM. Not an error if it is already gone. */
  delete(id: string, options?: CallOptions): Promise<void> {
    const call = { method: "DELETE", path: `${PATH}/${segment(id)}`, byId: true } as const;
    return this.#requester.done(call, options).catch(ignoreGone);
  }

  #act(id: string, action: string, options?: CallOptions): Promise<AzureSecret | undefined> {
    const call = { method: "POST" as const, path: `${PATH}/${segment(id)}/${action}`, byId: true };
    return changedRecord(this.#requester, id, call, azureSecret, options);
  }
}
