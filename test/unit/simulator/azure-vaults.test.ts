import { AZURE_VAULT_ACTIONS } from "../../../lib/simulator/azure-acl";
import { bench, stopAll } from "./support";

const SUB = "260ecbe7-777b-4d3c-84ea-887620498863";
const AZURE = "/v1/cckm/azure";
const add = (name: string, more: object = {}) => ({
  connection: "azure",
  subscription_id: SUB,
  vaults: [{ name }],
  ...more,
});
afterEach(stopAll);

const idOf = (at: Awaited<ReturnType<typeof bench>>, name: string) =>
  at.sim.store.findVault(`${name}::${SUB}`)?.id ?? "";

test("get-vaults pages through the vaults of a subscription as Azure has them, managed or not", async () => {
  const at = await bench();
  const ask = (body: object) =>
    at.call("POST", `${AZURE}/get-vaults`, { connection: "azure", subscription_id: SUB, ...body });
  const { body } = await ask({ limit: 3, nextLink: null });
  expect(body).toMatchObject({ connection: "azure", subscription_id: SUB, nextLink: "3" });
  const all: { name: string }[] = [];
  for (let next: unknown = null; next !== undefined; ) {
    const page = (await ask({ limit: 3, nextLink: next })).body as {
      vaults: { name: string }[];
      nextLink: string | null;
    };
    all.push(...page.vaults);
    next = page.nextLink ?? undefined;
  }
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(["payments-kv", "billing-kv", "Archive-KV"]));
  expect(all.find(({ name }) => name === "billing-kv")).toMatchObject({
    type: "Microsoft.KeyVault/vaults",
    location: "westeurope",
    properties: { tenantId: expect.any(String), enableSoftDelete: true, enabledForDeployment: false },
  });
  const hsms = (await at.call("POST", `${AZURE}/get-managed-hsms`, { connection: "azure", subscription_id: SUB })).body;
  expect((hsms as { vaults: { name: string }[] }).vaults.map(({ name }) => name).sort()).toEqual([
    "cckm-managed-hsm",
    "ledger-hsm",
  ]);
  expect((await ask({ connection: "nobody" })).status).toBe(404);
});

test("a vault is added as Azure has it, changed in two ways, and removed with what CCKM knows of its secrets", async () => {
  const at = await bench();
  expect((await at.call("POST", `${AZURE}/add-vaults`, add("billing-kv", { connection: "nobody" }))).status).toBe(404);
  const tenantless = { ...add("x"), vaults: [{ name: "billing-kv", properties: {} }] };
  expect((await at.call("POST", `${AZURE}/add-vaults`, tenantless)).status).toBe(400);
  expect((await at.call("POST", `${AZURE}/add-vaults`, add("BILLING-kv", { cloud_key_backup_limit: 3 }))).status).toBe(
    201,
  );
  const id = idOf(at, "billing-kv");
  const vault = `${AZURE}/vaults/${id}`;
  expect((await at.call("GET", vault)).body).toMatchObject({
    name: `billing-kv::${SUB}`,
    azure_name: "billing-kv",
    connection: "azure",
    cloud_key_backup_limit: 3,
    location: "westeurope",
  });
  expect((await at.call("PATCH", vault, { cloud_key_backup_limit: 5 })).status).toBe(400);
  const changed = await at.call("PATCH", vault, { connection: "azure-prod", cloud_key_backup_limit: 0 });
  expect(changed.body).toMatchObject({ connection: "azure-prod" });
  expect(changed.body).not.toHaveProperty("cloud_key_backup_limit");
  expect((await at.call("PATCH", vault, { connection: "azure", name: "other" })).status).toBe(400);
  const secret = { secret_name: "db", key_vault: id, azure_param: { value: "test-secret-value" } };
  expect((await at.call("POST", `${AZURE}/secrets`, secret)).status).toBe(201);
  expect((await at.call("POST", `${vault}/remove-vault`)).status).toBe(200);
  expect((await at.call("GET", vault)).status).toBe(404);
  expect(at.sim.store.secrets.size).toBe(0);
  const again = (await at.call("POST", `${AZURE}/get-vaults`, { connection: "azure", subscription_id: SUB })).body;
  expect(JSON.stringify(again)).toContain("billing-kv");
});

test("update-acls of a vault keeps just what is granted and adds no view", async () => {
  const at = await bench();
  const path = `${AZURE}/vaults/${idOf(at, "payments-kv")}`;
  const write = (permit: boolean, ...actions: string[]) =>
    at.call("POST", `${path}/update-acls`, { acls: [{ group: "CCKM Users", permit, actions }] });
  expect((await write(true, "keycreate", "secretview")).body).toMatchObject({
    acls: [{ group: "CCKM Users", actions: ["keycreate", "secretview"] }],
  });
  expect((await write(true, "keyrotate")).status).toBe(400);
  await write(false, "keycreate", "secretview");
  expect((await at.call("GET", path)).body).not.toHaveProperty("acls");
});

test("every action of the vaults' table can be granted", async () => {
  const at = await bench();
  const path = `${AZURE}/vaults/${idOf(at, "payments-kv")}/update-acls`;
  const actions = [...AZURE_VAULT_ACTIONS];
  expect((await at.call("POST", path, { user_id: "local|1", permit: true, actions })).body).toMatchObject({
    acls: [{ user_id: "local|1", actions }],
  });
});

test("Azure connections are found by name and by id", async () => {
  const at = await bench();
  const connections = "/v1/connectionmgmt/services/azure/connections";
  const { body } = await at.call("GET", `${connections}/azure-prod`);
  expect(body).toMatchObject({ name: "azure-prod", service: "azure" });
  expect((await at.call("GET", `${connections}/${(body as { id: string }).id}`)).body).toEqual(body);
  expect((await at.call("GET", `${connections}/aws`)).status).toBe(404);
});
