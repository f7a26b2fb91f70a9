import { CckmClient, type CckmError, isGone } from "../../../../lib/cckm";
import { CckmSimulator } from "../../../../lib/simulator";

const ID = "0b90f8de-8617-498d-ad63-ca18eb717ae7";

let sim: CckmSimulator;
let client: CckmClient;
beforeAll(async () => {
  sim = await CckmSimulator.start();
  client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
});
afterAll(async () => {
  await client.close();
  await sim.stop();
});

test.each([
  ["GET", `/v1/cckm/aws/kms/${ID}`],
  ["PATCH", `/v1/cckm/aws/kms/${ID}`],
  ["DELETE", `/v1/cckm/aws/kms/${ID}`],
  ["POST", `/v1/cckm/azure/vaults/${ID}/remove-vault`],
] as const)("a %s by the id of what does not exist is answered with gone", async (method, path) => {
  const failed = await client.request({ method, path, byId: true }).catch((error: unknown) => error);
  expect(isGone(failed)).toBe(true);
  // What is written was read before, so that it has gone since.
  const { hint } = failed as CckmError;
  expect(hint).toBe(method === "GET" ? undefined : "It is no longer there: plan again");
});

test.each<[string, () => Promise<unknown>]>([
  ["update of a secret", () => client.azureSecrets.update(ID, { tags: {} })],
  ["soft delete of a secret", () => client.azureSecrets.softDelete(ID)],
  ["purge of a secret", () => client.azureSecrets.hardDelete(ID)],
  ["recovery of a secret", () => client.azureSecrets.recover(ID)],
  ["cancel of a synchronization", () => client.azureSyncJobs("keys").cancel(ID)],
  ["change of an AWS KMS account's regions", () => client.awsKms.update(ID, { regions: ["eu-west-1"] })],
])("the %s that is gone is answered with gone", async (_, write) => {
  expect(isGone(await write().catch((error: unknown) => error))).toBe(true);
});

test.each<[string, () => Promise<unknown>]>([
  ["change of an AWS KMS account's connection", () => client.awsKms.update(ID, { connection: "aws" })],
  ["change of a vault's connection", () => client.azureVaults.update(ID, { connection: "azure" })],
  [
    "change of rights",
    () => client.awsKms.updateAcls(ID, [{ user_id: "nobody", permit: true, actions: ["keycreate"] }]),
  ],
])("a 404 to the %s may be of the other object that it names", async (_, write) => {
  const failed = await write().catch((error: unknown) => error);
  expect(failed).toMatchObject({ outcome: "refused", status: 404 });
});

test.each<[string, () => Promise<void>]>([
  ["an AWS KMS account", () => client.awsKms.delete(ID)],
  ["a report", () => client.azureReports.delete(ID)],
  ["a secret", () => client.azureSecrets.delete(ID)],
])("the delete of %s that is gone is done", async (_, remove) => {
  await expect(remove()).resolves.toBeUndefined();
});
