import { CckmClient, isNotFound } from "../../../../lib/cckm";
import { CckmSimulator } from "../../../../lib/simulator";

let sim: CckmSimulator;
let client: CckmClient;

beforeEach(async () => {
  sim = await CckmSimulator.start();
  client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
});
afterEach(async () => {
  await client.close();
  await sim.stop();
});

const add = { method: "POST", path: "/v1/cckm/azure/add-vaults" } as const;
const body = { connection: "azure", subscription_id: "0f1e2d3c", vaults: [{ name: "orders-kv" }] };

test("an endpoint without a method of its own is called with the client's sign-in, its JSON returned as it is", async () => {
  const added = await client.request({ ...add, body });
  expect(added).toMatchObject({ total: 1, resources: [{ name: "orders-kv::0f1e2d3c", connection: "azure" }] });
});

test("a change that CCKM answers without a body is done; a read is not", async () => {
  const { resources } = (await client.request({ ...add, body })) as { resources: { id: string }[] };
  const path = `/v1/cckm/azure/vaults/${resources[0]!.id}`;
  sim.faults.add({ kind: "empty", path: "/v1/cckm/azure/vaults/**", times: 2 });
  await expect(client.request({ method: "GET", path })).rejects.toMatchObject({ kind: "malformed" });
  expect(await client.request({ method: "POST", path: `${path}/remove-vault`, byId: true })).toBeUndefined();
  expect(await client.azureVaults.list({ name: "orders-kv::0f1e2d3c" })).toEqual([]);
});

test("errors are the client's: the endpoint's refusal, and an object that is gone", async () => {
  await client.request({ ...add, body });
  await expect(client.request({ ...add, body })).rejects.toMatchObject({ name: "CckmError", status: 409 });
  const gone = client.request({ method: "GET", path: "/v1/cckm/azure/vaults/none", byId: true });
  expect(isNotFound(await gone.catch((error: unknown) => error))).toBe(true);
});
