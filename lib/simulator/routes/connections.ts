import { Hono } from "hono";
import { notFound } from "../errors";
import { type Fields, page } from "../paging";
import type { AwsConnection } from "../records";
import type { AppEnv } from "../simulation";

const FIELDS: Fields<AwsConnection> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  cloud_name: ({ cloud_name }) => cloud_name,
};

/** GET of the AWS connections: a list, and one by id or name. */
export function connectionRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get("/", (c) => {
    const found = page(c, c.var.sim.store.connections.values(), FIELDS);
    return c.json({ ...found, resources: found.resources.map(view) });
  });
  routes.get("/:id", (c) => {
    const connection = c.var.sim.store.findConnection(c.req.param("id"));
    if (!connection) throw notFound();
    return c.json(view(connection));
  });
  return routes;
}

function view({ id, name, cloud_name }: AwsConnection): object {
  return {
    id,
    uri: `kylo:kylo:connectionmgmt:connections:${name}-${id}`,
    account: "kylo:kylo:admin:accounts:kylo",
    name,
    service: "aws",
    category: "cloud",
    products: ["cckm"],
    cloud_name,
    last_connection_ok: true,
  };
}
