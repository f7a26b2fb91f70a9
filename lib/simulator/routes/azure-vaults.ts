import { Hono } from "hono";
import { z } from "zod";
import { requireVault } from "../azure-vault";
import { readBody, text } from "../body";
import { conflict } from "../errors";
import { azureVault } from "../fixtures";
import { type Fields, page } from "../paging";
import type { VaultRecord } from "../records";
import { type AppEnv, shown } from "../simulation";

const FIELDS: Fields<VaultRecord> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  azure_name: ({ azure_name }) => azure_name,
  location: ({ location }) => location,
  cloud_name: ({ cloud_name }) => cloud_name,
  subscription_id: ({ subscription_id }) => subscription_id,
  subscription_name: ({ subscription_name }) => subscription_name,
  type: ({ type }) => type,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

const addRequest = z.object({
  connection: text,
  subscription_id: text,
  vaults: z.array(
    z.object({
      name: text,
      type: z.enum(["vault", "managedHsm"]).optional(),
      location: z.string().optional(),
      properties: z.object({ enableSoftDelete: z.boolean(), enablePurgeProtection: z.boolean() }).partial().optional(),
    }),
  ),
});

/** The vaults that CCKM manages. None of the pages shows them, but every secret, job and report names one. */
export function azureVaultRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get("/vaults", (c) => {
    const found = page(c, c.var.sim.store.vaults.values(), FIELDS);
    return c.json({ ...found, resources: found.resources.map((vault) => shown(c, vault)) });
  });

  routes.get("/vaults/:id", (c) => c.json(shown(c, requireVault(c.var.sim.store, c.req.param("id")))));

  routes.post("/add-vaults", async (c) => {
    const { store } = c.var.sim;
    const { connection, subscription_id, vaults } = await readBody(c, addRequest);
    for (const { name } of vaults) {
      if (store.findVault(`${name}::${subscription_id}`)) {
        throw conflict(`vault "${name}::${subscription_id}" is already managed by CCKM`);
      }
    }
    const resources = vaults.map(({ name, location = "eastus", type = "vault", properties = {} }) => {
      const vault = azureVault(name, subscription_id, location, { type });
      return store.addVault({ ...vault, connection, properties: { ...vault.properties, ...properties } });
    });
    const total = resources.length;
    return c.json({ skip: 0, limit: total, total, resources: resources.map((it) => shown(c, it)) }, 201);
  });

  routes.post("/vaults/:id/remove-vault", (c) => {
    const { store } = c.var.sim;
    const vault = requireVault(store, c.req.param("id"));
    store.vaults.delete(vault.id);
    return c.json(shown(c, vault));
  });

  return routes;
}
