import { isGone } from "cdktf-cckm/client";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../../support/scripted-server";

const KMS = "/v1/cckm/aws/kms";
const missing: Answer = { status: 404, json: { code: 16, codeDesc: "NCERRResourceNotFound: Resource not found" } };
const wanted = { name: "kms", account_id: "123456789012", connection: "aws", regions: ["us-east-1"] };
const record = (overrides: Readonly<Record<string, unknown>> = {}): Answer => ({
  json: kmsReply({ id: "k1", ...overrides }),
});
const list = (...resources: unknown[]): Answer => ({
  json: { skip: 0, limit: 100, total: resources.length, resources },
});

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
  server.on(`POST ${KMS}`, record());
});
afterEach(() => server.stop());

test("an object that was just made is waited for, by reads and by writes", async () => {
  server
    .on(`GET ${KMS}/k1`, missing, missing, record())
    .on(`POST ${KMS}/k1/update-acls`, missing, record())
    .on(`DELETE ${KMS}/k1`, missing, { json: { status: 204 } });
  const { client } = testClient(server.url);
  await client.awsKms.create(wanted);
  expect(await client.awsKms.get("k1")).toMatchObject({ id: "k1" });
  expect(await client.awsKms.updateAcls("k1", [])).toMatchObject({ id: "k1" });
  await client.awsKms.delete("k1");
  expect(server.seen(`GET ${KMS}/k1`)).toHaveLength(3);
  expect(server.seen(`DELETE ${KMS}/k1`)).toHaveLength(2);
  await client.close();
});

test("an object that was just made is gone when it does not come, and at once when this client removed it", async () => {
  server.on(`GET ${KMS}/k1`, missing).on(`DELETE ${KMS}/k1`, { json: { status: 204 } });
  const { client, clock } = testClient(server.url);
  await client.awsKms.create(wanted);
  const started = clock.now();
  expect(isGone(await errorOf(client.awsKms.get("k1")))).toBe(true);
  expect(clock.now() - started).toBe(20_000);
  server.on(`POST ${KMS}`, record());
  await client.awsKms.create(wanted);
  await client.awsKms.delete("k1");
  expect(isGone(await errorOf(client.awsKms.get("k1")))).toBe(true);
  expect(clock.now() - started).toBe(20_000);
  await client.close();
});

test("an object that nobody made a moment ago is not waited for", async () => {
  server.on(`GET ${KMS}/k1`, missing);
  const { client, clock } = testClient(server.url);
  expect(isGone(await errorOf(client.awsKms.get("k1")))).toBe(true);
  expect(clock.sleeps).toEqual([]);
  await client.close();
});

test("a record from before the last change is asked for again, and so is a list with it", async () => {
  const old = { updatedAt: "2020-11-05T05:29:17.200168Z", regions: ["us-east-1"] };
  const now = { updatedAt: "2020-11-05T05:30:00.1Z", regions: ["eu-west-1"] };
  server
    .on(`PATCH ${KMS}/k1`, record({ ...now, updatedAt: "2020-11-05T05:30:00.100000391Z" }))
    .on(`GET ${KMS}/k1`, record(old), record(now))
    .on(`GET ${KMS}`, list(kmsReply({ id: "k1", ...old })), list(kmsReply({ id: "k1", ...now })));
  const { client } = testClient(server.url);
  await client.awsKms.update("k1", { regions: ["eu-west-1"] });
  expect(await client.awsKms.get("k1")).toMatchObject({ regions: ["eu-west-1"] });
  expect(await client.awsKms.list()).toMatchObject([{ regions: ["eu-west-1"] }]);
  expect(server.seen(`GET ${KMS}/k1`)).toHaveLength(2);
  await client.close();
});

test("a list without a row that was just made is read again, where its filters would show it", async () => {
  const made = kmsReply({ id: "k1", name: "kms" });
  server.on(`GET ${KMS}`, list(), list(), list(made));
  const { client } = testClient(server.url);
  await client.awsKms.create(wanted);
  expect(await client.awsKms.list({ name: "another" })).toEqual([]);
  expect(await client.awsKms.list({ name: "kms" })).toHaveLength(1);
  expect(server.seen(`GET ${KMS}`)).toHaveLength(3);
  await client.close();
});

test("a list that still shows what this client removed is read again", async () => {
  server.on(`DELETE ${KMS}/k1`, { json: { status: 204 } }).on(`GET ${KMS}`, list(kmsReply({ id: "k1" })), list());
  const { client } = testClient(server.url);
  await client.awsKms.delete("k1");
  expect(await client.awsKms.list({ name: "kms" })).toEqual([]);
  await client.close();
});

test("what an earlier run made or changed a moment ago is waited for, what it made long ago is not", async () => {
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
  server.on(`GET ${KMS}/k1`, missing, record());
  server.on(`GET ${KMS}/k2`, missing);
  const { client, clock } = testClient(server.url);
  await client.awsKms.list().catch(() => {});
  client.expect("k1", { createdAt: ago(2000) });
  expect(await client.awsKms.get("k1")).toMatchObject({ id: "k1" });
  const sleeps = clock.sleeps.length;
  client.expect("k2", { createdAt: ago(3_600_000), updatedAt: ago(3_600_000) });
  expect(isGone(await errorOf(client.awsKms.get("k2")))).toBe(true);
  expect(clock.sleeps).toHaveLength(sleeps);
  await client.close();
});

test("a change that is answered without a record is read", async () => {
  server.on(`PATCH ${KMS}/k1`, {}, { status: 204 }, { json: { status: "accepted" } }).on(`GET ${KMS}/k1`, record());
  const { client } = testClient(server.url);
  for (let i = 0; i < 3; i++) {
    expect(await client.awsKms.update("k1", { connection: "aws" })).toMatchObject({ id: "k1" });
  }
  await client.close();
});

test("fields of another type that nobody needs do not break a reply", async () => {
  server.on(`GET ${KMS}/k1`, record({ uri: 7, account: {}, createdAt: [], arn: null, cloud_name: false, status: 3 }));
  const jobs = { id: "j1", overall_status: null, detailed_status: "all well", key_vaults: "none", abort: "no" };
  server.on("GET /v1/cckm/azure/synchronization-jobs/j1", { json: jobs });
  const { client } = testClient(server.url);
  expect(await client.awsKms.get("k1")).toMatchObject({ id: "k1", uri: "7", status: "3" });
  expect(await client.azureSyncJobs("keys").get("j1")).toMatchObject({ overall_status: "", key_vaults: [] });
  await client.close();
});
