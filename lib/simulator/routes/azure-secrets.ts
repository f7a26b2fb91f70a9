import { Hono } from "hono";
import { z } from "zod";
import { secretView } from "../azure-secret";
import { readBody, text } from "../body";
import { notFound } from "../errors";
import { type Fields, page } from "../paging";
import type { SecretRecord } from "../records";
import { answerChange } from "../replies";
import { type AppContext, type AppEnv, deleted, type Simulation } from "../simulation";
import { hardDelete, recover, removeSecret, restore, softDelete } from "./azure-secret-lifecycle";
import { createSecret, secretRequest, secretUpdate, updateSecret } from "./azure-secret-writes";

const FIELDS: Fields<SecretRecord> = {
  id: ({ id }) => id,
  key_vault: ({ key_vault }) => key_vault,
  key_vault_id: ({ key_vault_id }) => key_vault_id,
  secret_name: ({ secret_name }) => secret_name,
  region: ({ region }) => region,
  status: ({ status }) => status,
  version: ({ version }) => version,
  enabled: ({ attributes }) => attributes.enabled,
  deleted_in_azure: ({ key_soft_deleted_in_azure }) => key_soft_deleted_in_azure,
  gone: ({ deleted }) => deleted,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

/**
 * Each version of a secret is a record of its own.
 *
 * API page: [azure-secret-create](../../../docs/api-pages.md#azure-secret-create).
 */
export function azureSecretRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const reply = (c: AppContext, secret: SecretRecord) => c.json(secretView(c, secret));

  routes.post("/", async (c) => {
    const secret = createSecret(c.var.sim, c.var.user, await readBody(c, secretRequest));
    return c.json(secretView(c, secret, true), 201);
  });

  routes.get("/", (c) => {
    const found = page(c, c.var.sim.store.secrets.values(), FIELDS);
    return c.json({ ...found, resources: found.resources.map((secret) => secretView(c, secret)) });
  });

  routes.get("/:id", (c) => reply(c, find(c.var.sim, c.req.param("id"))));

  routes.patch("/:id", async (c) => {
    const { sim } = c.var;
    const secret = find(sim, c.req.param("id"));
    const change = await readBody(c, secretUpdate);
    return answerChange(
      c,
      sim.quirks.patchReply,
      () => secretView(c, secret),
      () => updateSecret(sim, secret, change),
    );
  });

  routes.delete("/:id", (c) => {
    const { sim } = c.var;
    removeSecret(sim, find(sim, c.req.param("id")));
    return deleted(c);
  });

  for (const [name, action] of Object.entries({ "soft-delete": softDelete, "hard-delete": hardDelete, recover })) {
    routes.post(`/:id/${name}`, (c) => {
      const { sim } = c.var;
      const secret = find(sim, c.req.param("id"));
      action(sim, secret);
      return reply(c, secret);
    });
  }

  routes.post("/:id/restore", async (c) => {
    const { sim } = c.var;
    const secret = find(sim, c.req.param("id"));
    restore(sim, secret, await readBody(c, z.object({ key_vault: text.optional() })));
    return reply(c, secret);
  });

  return routes;
}

function find(sim: Simulation, id: string): SecretRecord {
  const secret = sim.store.secrets.get(id);
  if (!secret) throw notFound();
  return secret;
}
