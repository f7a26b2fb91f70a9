import { CckmClient } from "../../lib/cckm";
import { type Answer, ScriptedServer, type SeenRequest } from "./scripted-server";

/** A secret's record, as a server of {@link SecretServer} lists it. */
export interface SecretRow {
  readonly id: string;
  readonly secret_name: string;
  readonly key_vault: string;
  readonly key_vault_id: string;
  readonly createdAt?: string;
  /** Unix seconds of Azure. */
  readonly created?: number;
}

export const SECRETS = "/v1/cckm/azure/secrets";
const VAULTS = "/v1/cckm/azure/vaults";
const ORDER = "-createdAt,id";

/** A CipherTrust Manager that lists secrets of vaults, with filters that tell capitals from small letters. */
export class SecretServer {
  /** In the order in which a list has them that is not asked for another. */
  rows: SecretRow[] = [];
  vaults: { readonly id: string; readonly name: string }[] = [];
  /** What answers instead. */
  refuse: (request: SeenRequest) => Answer | undefined = () => undefined;
  /** The most records of a page. */
  pageSize = 100;
  /** Whether lists say how many records there are; a number is what they say. */
  tellsTotal: boolean | number = true;
  client: CckmClient;
  readonly #server: ScriptedServer;
  readonly #clients: CckmClient[] = [];

  private constructor(server: ScriptedServer) {
    this.#server = server;
    this.client = this.connect();
  }

  static async start(): Promise<SecretServer> {
    const server = await ScriptedServer.start();
    const secrets = new SecretServer(server);
    server.on(`GET ${SECRETS}`, (request) => secrets.refuse(request) ?? secrets.#list(request));
    server.on(`GET ${VAULTS}`, (request) => secrets.refuse(request) ?? secrets.#listVaults(request));
    return secrets;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.#server.stop();
  }

  /** Takes up the rows: each can be read by its id from now on, and `client` is a new one. */
  connect(...rows: SecretRow[]): CckmClient {
    this.rows = rows;
    for (const row of rows) this.readable(row);
    this.client = new CckmClient({
      address: this.#server.url,
      username: "admin",
      password: "test-password",
      nodeLag: 1,
    });
    this.#clients.push(this.client);
    return this.client;
  }

  /** Lets a row be read by its id, whether it is listed or not. */
  readable(row: SecretRow): void {
    const get = `GET ${SECRETS}/${row.id}`;
    this.#server.on(get, (request) => this.refuse(request) ?? { json: reply(row) });
  }

  /** What was asked for secrets and vaults, each without the window of its page. */
  asked(): string[] {
    const about = this.#server.requests.filter(({ path }) => path.startsWith(SECRETS) || path.startsWith(VAULTS));
    return about.map(({ path, query }) => {
      const filters = [...query].filter(
        ([name, value]) => !["skip", "limit"].includes(name) && value !== "createdAt,id",
      );
      return [path.split("/").slice(4).join("/"), ...filters.map((filter) => filter.join("="))].join(" ");
    });
  }

  #list({ query }: SeenRequest): Answer {
    const matches = (row: SecretRow) =>
      (["secret_name", "key_vault_id"] as const).every((name) => [null, row[name]].includes(query.get(name)));
    const found = this.rows.filter(matches);
    if (query.get("sort") === ORDER) found.sort((a, b) => compare(b.createdAt ?? "", a.createdAt ?? ""));
    return this.#page(found.map(reply), query);
  }

  #listVaults({ query }: SeenRequest): Answer {
    const name = query.get("name");
    const found = this.vaults.filter((vault) => name === null || vault.name === name);
    return this.#page(found, query);
  }

  #page(rows: readonly object[], query: URLSearchParams): Answer {
    const [skip, limit] = [Number(query.get("skip") ?? 0), Number(query.get("limit") ?? 10)];
    const { tellsTotal } = this;
    const total = tellsTotal === false ? {} : { total: tellsTotal === true ? rows.length : tellsTotal };
    return { json: { skip, limit, ...total, resources: rows.slice(skip, skip + Math.min(limit, this.pageSize)) } };
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function reply({ created, ...row }: SecretRow): object {
  return { ...row, status: "AVAILABLE", azure_param: { attributes: { enabled: true, created }, tags: {} } };
}
