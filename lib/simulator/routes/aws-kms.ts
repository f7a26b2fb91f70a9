import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { z } from "zod";
import { mergeAcls } from "../aws-acl";
import { checkKms, checkKmsName, kmsView } from "../aws-kms";
import { requireConnection } from "../aws-reach";
import { optionalText, readBody, text } from "../body";
import { badRequest, conflict, notFound } from "../errors";
import { type Fields, page } from "../paging";
import type { KmsRecord } from "../records";
import { type AppContext, type AppEnv, deleted, type Simulation, timestampsFor } from "../simulation";
import { kmsUpdate, updateKms } from "./aws-kms-update";

const kmsRequest = z.object({
  account_id: text,
  connection: text,
  name: text,
  regions: z.array(text, { error: "is required and must be an array of strings" }),
  assume_role_arn: optionalText,
  assume_role_external_id: optionalText,
});

const aclChange = z.object({
  user_id: optionalText,
  group: optionalText,
  permit: z.boolean({ error: "is required and must be true or false" }),
  actions: z.array(text, { error: "is required and must be an array of strings" }),
});
// The page's syntax line has one entry at the top level, its example a list; both are taken.
const aclsRequest = z.preprocess(
  (body) => (typeof body === "object" && body !== null && !("acls" in body) ? { acls: [body] } : body),
  z.object({ acls: z.array(aclChange) }),
);

const FIELDS: Fields<KmsRecord> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  account_id: ({ account_id }) => account_id,
  cloud_name: ({ cloud_name }) => cloud_name,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

/** Page: aws-kms, from Adding AWS KMS Account and Regions to Managing User Permissions. */
export function awsKmsRoutes(sim: Simulation): Hono<AppEnv> {
  const { store } = sim;
  const routes = new Hono<AppEnv>();
  const reply = (c: AppContext, kms: KmsRecord, status: 200 | 201 = 200) =>
    c.json(timestampsFor(sim, c, kmsView(sim, kms)), status);
  const find = (id: string): KmsRecord => {
    const kms = store.kms.get(id);
    if (!kms) throw notFound();
    return kms;
  };

  routes.post("/", async (c) => {
    const body = await readBody(c, kmsRequest);
    const connection = requireConnection(store, body.connection);
    checkKmsName(store, body.name);
    checkKms(store, connection, body);
    const { assume_role_arn, assume_role_external_id } = body;
    const kms: KmsRecord = {
      ...store.head(() => `kylo:kylo:cckm:kms:${body.name}`),
      name: body.name,
      account_id: body.account_id,
      arn: `arn:${connection.cloud_name}:iam::${body.account_id}:user/${connection.user ?? "user1"}`,
      acls: [],
      ...(assume_role_arn === undefined ? {} : { assume_role_arn }),
      ...(assume_role_external_id === undefined ? {} : { assume_role_external_id }),
      connection: connection.name,
      regions: body.regions,
      cloud_name: connection.cloud_name,
    };
    store.kms.set(kms.id, kms);
    return reply(c, kms, 201);
  });

  routes.get("/", (c) => {
    const found = page(store.kms.values(), c.req.queries(), FIELDS, sim.quirks);
    return c.json({ ...found, resources: found.resources.map((kms) => timestampsFor(sim, c, kmsView(sim, kms))) });
  });

  routes.get("/:id", (c) => reply(c, find(c.req.param("id"))));

  routes.patch("/:id", async (c) => {
    const kms = find(c.req.param("id"));
    updateKms(sim, kms, await readBody(c, kmsUpdate));
    return reply(c, kms);
  });

  routes.delete("/:id", (c) => {
    store.kms.delete(find(c.req.param("id")).id);
    return deleted(sim, c);
  });

  routes.post("/:id/update-acls", async (c) => {
    const kms = find(c.req.param("id"));
    const { acls: changes } = await readBody(c, aclsRequest);
    if (changes.length === 0) throw badRequest("Validation errors:\n acls: must hold at least one entry");
    if (kms.status === "ARCHIVED") throw conflict(`KMS "${kms.name}" is archived: recover it first`);
    const acls = mergeAcls(kms.acls, changes, sim.quirks);
    if (sim.quirks.aclWriteDelay !== undefined) await wait(sim.quirks.aclWriteDelay, undefined, { ref: false });
    kms.acls = acls;
    kms.updatedAt = sim.timestamps.next();
    return reply(c, kms);
  });

  routes.post("/:id/archive", (c) => {
    const kms = find(c.req.param("id"));
    kms.status = "ARCHIVED";
    kms.updatedAt = sim.timestamps.next();
    return reply(c, kms);
  });

  routes.post("/:id/recover", (c) => {
    const kms = find(c.req.param("id"));
    delete kms.status;
    kms.updatedAt = sim.timestamps.next();
    return reply(c, kms);
  });

  return routes;
}
