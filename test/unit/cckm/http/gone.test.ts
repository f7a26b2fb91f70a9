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

test.each<[string, () => Promise<void>]>([
  ["an AWS KMS account", () => client.awsKms.delete(ID)],
  ["a report", () => client.azureReports.delete(ID)],
  ["a secret", () => client.azureSecrets.delete(ID)],
])("the delete of %s that is gone is done", async (_, remove) => {
  await expect(remove()).resolves.toBeUndefined();
});
