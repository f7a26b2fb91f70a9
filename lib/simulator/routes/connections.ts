import { Hono } from "hono";
import { notFound } from "../errors";
import { type Fields, page } from "../paging";
import type { AppEnv } from "../simulation";
import type { Store } from "../store";

/** The common fields of connections to any cloud. */
interface Connection {
  readonly id: string;
  readonly name: string;
  readonly cloud_name: string;
}

const FIELDS: Fields<Connection> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  cloud_name: ({ cloud_name }) => cloud_name,
};

const KINDS: Readonly<Record<"aws" | "azure", (store: Store) => ReadonlyMap<string, Connection>>> = {
  aws: ({ connections }) => connections,
  azure: ({ azureConnections }) => azureConnections,
};

/** GET of the connections to a cloud: as a list, and one by id or name. */
export function connectionRoutes(service: keyof typeof KINDS): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const all = (store: Store) => [...KINDS[service](store).values()];
  routes.get("/", (c) => {
    const found = page(c, all(c.var.sim.store), FIELDS);
    return c.json({ ...found, resources: found.resources.map((one) => view(service, one)) });
  });
  routes.get("/:id", (c) => {
    const wanted = c.req.param("id");
    const connection = all(c.var.sim.store).find(({ id, name }) => [id, name].includes(wanted));
    if (!connection) throw notFound();
    return c.json(view(service, connection));
  });
  return routes;
}

function view(service: string, { id, name, cloud_name }: Connection): object {
  return {
    id,
    uri: `kylo:kylo:connectionmgmt:connections:${name}-${id}`,
    account: "kylo:kylo:admin:accounts:kylo",
    name,
    service,
    category: "cloud",
    products: ["cckm"],
    cloud_name,
    last_connection_ok: true,
  };
}
