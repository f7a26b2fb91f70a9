import { inspect } from "node:util";
import { CckmClient, isNotFound, ReadCache, type SyncItem, sendOrFind } from "cdktf-cckm/client";
import { CckmSimulator, ManualClock } from "cdktf-cckm/simulator";
import { errorOf } from "../../support/client-fixtures";

const VAULT = "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863";
const account = { account_id: "123456789012", connection: "aws" };

let sim: CckmSimulator;
let clock: ManualClock;
let client: CckmClient;
beforeAll(async () => {
  clock = new ManualClock();
  sim = await CckmSimulator.start({ tls: true, clock });
  const time = { now: () => clock.now(), random: () => 0, sleep: async () => {} };
  client = new CckmClient({
    address: sim.url,
    username: "admin",
    password: "test-password",
    caCert: sim.caCert,
    clock: time,
  });
});
afterAll(async () => {
  await client.close();
  await sim.stop();
});

test("the client finds the account and regions of a connection", async () => {
  const found = await client.aws.accounts({ connection: "aws" });
  expect(found).toMatchObject({ account_id: "123456789012" });
  expect(found.regions).toContain("eu-west-1");
});

test("the client makes, changes and deletes a KMS, over a revoked token", async () => {
  const made = await client.awsKms.create({ ...account, name: "payments", regions: ["eu-west-1"] });
  expect((await client.awsKms.update(made.id, { connection: "aws-prod" })).connection).toBe("aws-prod");
  sim.revokeTokens();
  const changed = await client.awsKms.update(made.id, { regions: ["eu-west-1", "eu-west-2"] });
  expect([...changed.regions].sort()).toEqual(["eu-west-1", "eu-west-2"]);
  const acl = { group: "CCKM Users", permit: true, actions: ["keycreate"] };
  await client.awsKms.updateAcls(made.id, [acl]);
  const [entry] = (await client.awsKms.get(made.id)).acls;
  expect(entry).toMatchObject({ group: "CCKM Users", actions: expect.arrayContaining(["keycreate"]) as string[] });
  await client.awsKms.delete(made.id);
  expect(isNotFound(await errorOf(client.awsKms.get(made.id)))).toBe(true);
  await expect(client.awsKms.delete(made.id)).resolves.toBeUndefined();
});

test("a KMS whose reply got lost is found by its name and made once", async () => {
  sim.faults.add({ kind: "reset-after", method: "POST", path: "/v1/cckm/aws/kms" });
  const made = await sendOrFind(
    () => client.awsKms.create({ ...account, name: "lost", regions: ["us-east-1"] }),
    async () => (await client.awsKms.list({ name: "lost" }))[0],
  );
  expect(await client.awsKms.list({ account_id: "123456789012" })).toMatchObject([{ id: made.id, name: "lost" }]);
  await client.awsKms.delete(made.id);
});

test("shared reads of the client take no more requests than capped pages need", async () => {
  sim.quirks.maxPageSize = 7;
  const regions = (await client.aws.accounts({ connection: "aws" })).regions;
  for (const region of regions) await client.awsKms.create({ ...account, name: `kms-${region}`, regions: [region] });
  const all = await client.awsKms.list();
  expect(all).toHaveLength(16);
  const before = sim.requests.length;
  const cache = new ReadCache(client.awsKms);
  const read = await Promise.all(all.map(({ id }) => cache.get(id)));
  expect(read.map((kms) => kms.name)).toEqual(all.map((kms) => kms.name));
  expect(sim.requests.length - before).toBe(3 + 3);
  for (const { id } of all) await client.awsKms.delete(id);
  sim.quirks.maxPageSize = 100;
});

test.each(["content_type", "contentType"] as const)("the client leads a secret to its end, with %s", async (name) => {
  sim.quirks.contentTypeName = name;
  sim.quirks.valueInSecretReads = true;
  const { azureSecrets } = client;
  const made = await azureSecrets.create({
    secret_name: "db-password",
    key_vault: VAULT,
    value: "test-secret-value",
    content_type: "password",
    attributes: { exp: "2030-01-01T00:00:00Z" },
    tags: { team: "payments" },
  });
  const changed = await azureSecrets.update(made.id, { attributes: { enabled: false }, content_type: "key" });
  const found = await azureSecrets.get(made.id);
  expect(found.azure_param).toMatchObject({
    content_type: "key",
    tags: { team: "payments" },
    attributes: { enabled: false, exp: 1_893_456_000 },
  });
  const listed = await azureSecrets.list({ key_vault: VAULT, secret_name: "db-password" });
  expect(listed).toMatchObject([{ id: made.id, status: "AVAILABLE" }]);
  expect(inspect([made, changed, found, listed], { depth: 10 })).not.toContain("test-secret-value");

  await azureSecrets.softDelete(made.id);
  expect((await azureSecrets.get(made.id)).status).toBe("SOFT-DELETED");
  expect(await errorOf(azureSecrets.hardDelete(made.id))).toMatchObject({ outcome: "refused", status: 409 });
  clock.advance(10_000);
  await azureSecrets.recover(made.id);
  await azureSecrets.softDelete(made.id);
  clock.advance(10_000);
  await azureSecrets.hardDelete(made.id);
  await azureSecrets.restore(made.id);
  await azureSecrets.softDelete(made.id);
  clock.advance(10_000);
  await azureSecrets.hardDelete(made.id);
  expect((await azureSecrets.get(made.id)).status).toBe("DELETED");
  await azureSecrets.delete(made.id);
  expect(isNotFound(await errorOf(azureSecrets.get(made.id)))).toBe(true);
});

test.each<SyncItem>(["keys", "secrets"])("the client runs and cancels a synchronization of %s", async (item) => {
  sim.quirks.wrapSecretJobList = true;
  const jobs = client.azureSyncJobs(item);
  const started = await jobs.start({ key_vaults: [VAULT] });
  expect(started).toMatchObject({ overall_status: "in_progress", key_vaults: [VAULT] });
  expect(await jobs.list({ overall_status: "in_progress" })).toMatchObject([{ id: started.id }]);
  clock.advance(2_000);
  expect(await jobs.get(started.id)).toMatchObject({ overall_status: "completed" });
  const all = await jobs.start({ synchronize_all: true });
  await jobs.cancel(all.id);
  clock.advance(2_000);
  expect(await jobs.get(all.id)).toMatchObject({ abort: true });
  expect(await jobs.list()).toHaveLength(2);
});

test("the client makes a report, reads its rows and its CSV, and deletes it", async () => {
  sim.settings.reportRows = 250;
  const params = [{ key_vault: VAULT, work_space_id: "05bd46d9-aa85-4007-9efe-786f7c944ed1" }];
  const made = await client.azureReports.create({ name: "r1", log_analytic_params: params });
  expect(made).toMatchObject({ overall_status: "in_progress", key_vaults: [VAULT] });
  expect(await client.azureReports.list({ overall_status: "in_progress" })).toHaveLength(1);
  clock.advance(2_000);
  expect(await client.azureReports.get(made.id)).toMatchObject({ overall_status: "completed" });
  const { total, resources } = await client.azureReports.contents(made.id, { sort: "-updatedAt" });
  expect([total, resources.length]).toEqual([250, 250]);
  expect(await client.azureReports.csv(made.id)).toContain("Key Name,Key Vault");
  await client.azureReports.delete(made.id);
  expect(isNotFound(await errorOf(client.azureReports.get(made.id)))).toBe(true);
});

test("the client finds a vault by id and by name", async () => {
  const vault = await client.azureVaults.find(VAULT);
  expect(vault).toMatchObject({ name: VAULT });
  expect(await client.azureVaults.find(vault?.id ?? "")).toEqual(vault);
  expect(await client.azureVaults.find("no-such::260ecbe7-777b-4d3c-84ea-887620498863")).toBeUndefined();
});
