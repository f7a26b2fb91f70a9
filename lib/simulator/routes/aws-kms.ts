import { Hono } from "hono";
import { z } from "zod";
import { awsAclRules } from "../aws-acl";
import { checkKms, checkKmsName, kmsView } from "../aws-kms";
import { requireConnection } from "../aws-reach";
import { optionalText, readBody, text } from "../body";
import { conflict, notFound } from "../errors";
import { holdName, kept } from "../names";
import { type Fields, page } from "../paging";
import type { KmsRecord } from "../records";
import { answerChange } from "../replies";
import { type AppContext, type AppEnv, deleted, type Simulation, shown } from "../simulation";
import { kmsUpdate, updateKms } from "./aws-kms-update";
import { updateAcls } from "./update-acls";

const kmsRequest = z.object({
  account_id: text,
  connection: text,
  name: text,
  regions: z.array(text, { error: "is required and must be an array of strings" }),
  assume_role_arn: optionalText,
  assume_role_external_id: optionalText,
});

const FIELDS: Fields<KmsRecord> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  account_id: ({ account_id }) => account_id,
  cloud_name: ({ cloud_name }) => cloud_name,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

/**
 * API page: [aws-kms, from Adding AWS KMS Account and Regions to Managing User Permissions](../../../docs/api-pages.md#aws-kms).
 */
export function awsKmsRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const view = (c: AppContext, kms: KmsRecord) => shown(c, kmsView(c.var.sim, kms));

  routes.post("/", async (c) => {
    const { sim } = c.var;
    const { store, quirks } = sim;
    const body = await readBody(c, kmsRequest);
    const connection = requireConnection(store, body.connection);
    const name = kept(quirks.kmsNameAs, body.name);
    checkKmsName(sim, name);
    checkKms(store, connection, body);
    const { assume_role_arn, assume_role_external_id } = body;
    const kms: KmsRecord = {
      ...store.head(() => `kylo:kylo:cckm:kms:${name}`),
      name,
      account_id: body.account_id,
      arn: `arn:${connection.cloud_name}:iam::${body.account_id}:user/${connection.user ?? "user1"}`,
      acls: [],
      ...(assume_role_arn === undefined ? {} : { assume_role_arn }),
      ...(assume_role_external_id === undefined ? {} : { assume_role_external_id }),
      connection: body.connection,
      regions: body.regions,
      cloud_name: connection.cloud_name,
    };
    store.kms.set(kms.id, kms);
    return c.json(shown(c, kmsView(c.var.sim, kms), "read"), 201);
  });

  routes.get("/", (c) => {
    const found = page(c, c.var.sim.store.kms.values(), FIELDS);
    const { aclsInList } = c.var.sim.quirks;
    const resources = found.resources.map((kms) => view(c, aclsInList ? kms : { ...kms, acls: [] }));
    return c.json({ ...found, resources });
  });

  routes.get("/:id", (c) => c.json(view(c, find(c.var.sim, c.req.param("id")))));

  routes.patch("/:id", async (c) => {
    const { sim } = c.var;
    const kms = find(sim, c.req.param("id"));
    const change = await readBody(c, kmsUpdate);
    return answerChange(
      c,
      sim.quirks.patchReply,
      () => view(c, kms),
      () => updateKms(sim, kms, change),
    );
  });

  routes.delete("/:id", (c) => {
    const { sim } = c.var;
    const { id, name } = find(sim, c.req.param("id"));
    sim.store.kms.delete(id);
    holdName(sim.store, sim.clock, `kms/${name}`, sim.quirks.deleteSettleSeconds);
    return deleted(c);
  });

  routes.post("/:id/update-acls", (c) => {
    const { sim } = c.var;
    const kms = find(sim, c.req.param("id"));
    return updateAcls(c, kms, {
      rules: awsAclRules,
      view: () => view(c, kms),
      check() {
        if (kms.status === "ARCHIVED") throw conflict(`KMS "${kms.name}" is archived: recover it first`);
      },
    });
  });

  routes.post("/:id/archive", (c) => {
    const { sim } = c.var;
    const kms = find(sim, c.req.param("id"));
    kms.status = "ARCHIVED";
    kms.updatedAt = sim.timestamps.next();
    return c.json(view(c, kms));
  });

  routes.post("/:id/recover", (c) => {
    const { sim } = c.var;
    const kms = find(sim, c.req.param("id"));
    delete kms.status;
    kms.updatedAt = sim.timestamps.next();
    return c.json(view(c, kms));
  });

  return routes;
}

function find(sim: Simulation, id: string): KmsRecord {
  const kms = sim.store.kms.get(id);
  if (!kms) throw notFound();
  return kms;
}
