import { ifFound } from "../../../lib/cckm/http/errors";
import { rightsOn } from "../../../lib/cckm/reads";
import { readTarget } from "../../../lib/provider/acl/read";
import { onAwsKms } from "../../../lib/provider/aws-kms-acl/resource";
import type { CckmSession } from "../../../lib/provider/session";
import { kmsReply } from "../../support/client-fixtures";
import { sessionWith } from "../../support/provider-session";
import { ScriptedServer } from "../../support/scripted-server";

const IDS = ["kms-1", "kms-2", "kms-3", "kms-4", "kms-5"];
const acls = [{ group: "CCKM Users", actions: ["keycreate"] }];

let server: ScriptedServer;
let session: CckmSession;
beforeEach(async () => {
  server = await ScriptedServer.start();
  for (const id of IDS) server.on(`GET /v1/cckm/aws/kms/${id}`, { json: kmsReply({ id, acls }) });
  session = sessionWith(server.url);
});
afterEach(async () => {
  await session.close();
  await server.stop();
});

const list = (rows: object[]) => ({ json: { skip: 0, limit: 100, total: rows.length, resources: rows } });
const read = async (targetId: string, group = "CCKM Users") => {
  const key = { targetId, principal: { group } };
  const kms = await ifFound(readTarget(onAwsKms, session, key, new AbortController().signal));
  return kms && rightsOn(kms, key.principal);
};
const gets = () => server.requests.filter(({ path }) => /\/kms\/kms-\d$/.test(path)).length;

test("permissions of many KMSs are read from the list", async () => {
  server.on("GET /v1/cckm/aws/kms", list(IDS.map((id) => kmsReply({ id, acls }))));
  for (const id of IDS) expect(await read(id)).toEqual(["keycreate"]);
  expect(gets()).toBe(3);
});

test("a list that leaves permissions out does not lose them", async () => {
  server.on("GET /v1/cckm/aws/kms", list(IDS.map((id) => kmsReply({ id }))));
  for (const id of IDS) expect(await read(id)).toEqual(["keycreate"]);
});

test("who has no permissions is told from a KMS that is not there", async () => {
  server.on("GET /v1/cckm/aws/kms/kms-9", {
    status: 404,
    json: { code: 16, codeDesc: "NCERRResourceNotFound: Resource not found" },
  });
  expect(await read("kms-1", "Others")).toEqual([]);
  expect(await read("kms-9")).toBeUndefined();
});
