import { Hono } from "hono";
import { z } from "zod";
import { azureAclRules } from "../azure-acl";
import { requireVault, vaultView } from "../azure-vault";
import { addRequest, addVaults, changeVault, liveVaults, removeVault, vaultUpdate } from "../azure-vault-changes";
import { readBody, text } from "../body";
import { type Fields, page } from "../paging";
import type { VaultRecord } from "../records";
import { answerChange } from "../replies";
import { type AppContext, type AppEnv, shown } from "../simulation";
import { updateAcls } from "./update-acls";

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

const liveRequest = z.object({
  connection: text,
  subscription_id: text,
  limit: z.int().min(1).max(1000).nullish(),
  nextLink: z.string().nullish(),
});

/** Vaults in Azure and those that CCKM manages. No API page describes them, but every secret, job and report names one. */
export function azureVaultRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const view = (c: AppContext, vault: VaultRecord) => shown(c, vaultView(c.var.sim, vault));
  const find = (c: AppContext) => requireVault(c.var.sim.store, c.req.param("id") ?? "");

  for (const [path, type] of [
    ["/get-vaults", "vault"],
    ["/get-managed-hsms", "managedHsm"],
  ] as const) {
    routes.post(path, async (c) => c.json(liveVaults(c.var.sim, type, await readBody(c, liveRequest))));
  }

  routes.post("/add-vaults", async (c) => {
    const { sim } = c.var;
    const added = addVaults(sim, await readBody(c, addRequest));
    if (sim.quirks.addVaultsReply === "empty") return c.body(null, 200);
    const resources = added.map((vault) => shown(c, vaultView(sim, vault)));
    return c.json({ skip: 0, limit: added.length, total: added.length, resources }, 201);
  });

  routes.get("/vaults", (c) => {
    const found = page(c, c.var.sim.store.vaults.values(), FIELDS);
    return c.json({ ...found, resources: found.resources.map((vault) => view(c, vault)) });
  });

  routes.get("/vaults/:id", (c) => c.json(view(c, find(c))));

  routes.patch("/vaults/:id", async (c) => {
    const { sim } = c.var;
    const vault = find(c);
    const change = await readBody(c, vaultUpdate);
    return answerChange(
      c,
      sim.quirks.patchReply,
      () => view(c, vault),
      () => changeVault(sim, vault, change),
    );
  });

  routes.post("/vaults/:id/remove-vault", (c) => {
    const vault = find(c);
    removeVault(c.var.sim, vault);
    return c.json(view(c, vault));
  });

  routes.post("/vaults/:id/update-acls", (c) => {
    const vault = find(c);
    return updateAcls(c, vault, { rules: azureAclRules, view: () => view(c, vault) });
  });

  return routes;
}
