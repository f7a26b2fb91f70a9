import { CckmClient } from "../../../../lib/cckm";
import { SecretReads } from "../../../../lib/cckm/reads/azure-secret-reads";
import { CckmSimulator } from "../../../../lib/simulator";
import type { SecretRecord } from "../../../../lib/simulator/records";

const NAMES = Array.from({ length: 20 }, (_, index) => `secret-${index}`);
const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";

let sim: CckmSimulator;
let client: CckmClient;
let reads: SecretReads;

beforeEach(async () => {
  sim = await CckmSimulator.start({ quirks: { maxPageSize: 10 } });
  client = new CckmClient({ address: sim.url, username: "admin", password: "test-password", nodeLag: 1 });
  reads = new SecretReads(client);
});
afterEach(async () => {
  await client.close();
  await sim.stop();
});

const make = (secret_name: string) =>
  client.azureSecrets.create({ secret_name, key_vault: VAULT, value: "test-secret-value" });

/** A version that was made in Azure after the others, and is in CCKM's list before or behind them all. */
function rotate(id: string, place: "before" | "behind"): SecretRecord {
  const { secrets } = sim.store;
  const old = secrets.get(id)!;
  const attributes = { ...old.attributes, created: old.attributes.created + 60 };
  const newer = { ...old, id: `${id}-newer`, attributes };
  const others = [...secrets];
  if (place === "before") secrets.clear();
  secrets.set(newer.id, newer);
  if (place === "before") for (const [key, record] of others) secrets.set(key, record);
  return newer;
}

/** Requests for secrets since it was last asked, each as what it is about. */
let seen = 0;
beforeEach(() => {
  seen = 0;
});
function asked(): string[] {
  const gets = sim.requests.slice(seen).filter(({ method, path }) => method === "GET" && path.includes("/secrets"));
  seen = sim.requests.length;
  return gets.map(({ path, query }) => (path.endsWith("/secrets") ? (query.secret_name ? "name" : "page") : "id"));
}

test("shared reads of secrets find the newest version of one secret by one look", async () => {
  const { id, key_vault, secret_name } = await make("db-password");
  rotate(id, "behind");
  expect((await reads.newest(id, { key_vault, secret_name })).id).toBe(`${id}-newer`);
  expect(asked()).toEqual(["name"]);
});

test.each(["before", "behind"] as const)(
  "shared reads of secrets find the newest versions of many by one walk, %s the older ones",
  async (place) => {
    const made = await Promise.all(NAMES.map(make));
    for (const { id } of made) rotate(id, place);
    asked();
    const found = await Promise.all(made.map((one) => reads.newest(one.id, one)));
    expect(found.map(({ id }) => id)).toEqual(made.map(({ id }) => `${id}-newer`));
    const requests = asked();
    // One of them looks at what the vault got last.
    expect(requests.filter((what) => what === "page")).toHaveLength(5);
    expect(requests.length).toBeLessThan(NAMES.length / 2);
  },
);

test("shared reads of secrets look by name before an id that is gone is taken for the end of the secret", async () => {
  const old = await make("db-password");
  rotate(old.id, "behind");
  sim.store.secrets.delete(old.id);
  expect((await reads.newest(old.id, old)).id).toBe(`${old.id}-newer`);
  sim.store.secrets.clear();
  await expect(new SecretReads(client).newest(old.id, old)).rejects.toMatchObject({ outcome: "gone" });
});

test("shared reads of secrets look again after a write", async () => {
  const made = await make("db-password");
  expect((await reads.newest(made.id, made)).id).toBe(made.id);
  await reads.writing(made.id, made, async () => rotate(made.id, "behind"));
  expect((await reads.newest(made.id, made)).id).toBe(`${made.id}-newer`);
});
