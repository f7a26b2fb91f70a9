import { ManualClock } from "cdktf-cckm/simulator";
import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const SECRETS = "/v1/cckm/azure/secrets";
const SUB = "260ecbe7-777b-4d3c-84ea-887620498863";
const PAYMENTS = `payments-kv::${SUB}`;

const request = (param: object = {}, more: object = {}) => ({
  secret_name: "db-password",
  key_vault: PAYMENTS,
  azure_param: { value: "test-secret-value", ...param },
  ...more,
});
const post = (at: Bench, param?: object, more?: object) => at.call("POST", SECRETS, request(param, more));
const act = (at: Bench, id: string, action: string, body?: object) =>
  at.call("POST", `${SECRETS}/${id}/${action}`, body);

test("a secret's value is in the POST reply and in no later one, unless the quirk says so", async () => {
  const at = await bench();
  const created = await post(at);
  expect(created.body).toMatchObject({ azure_param: { value: "test-secret-value" }, status: "AVAILABLE" });
  const path = `${SECRETS}/${created.field("id")}`;
  expect(JSON.stringify((await at.call("GET", path)).body)).not.toContain("test-secret-value");
  expect(JSON.stringify((await at.call("GET", SECRETS)).body)).not.toContain("test-secret-value");
  expect(JSON.stringify([at.sim.requests, at.sim.snapshot()])).not.toContain("test-secret-value");
  at.sim.quirks.valueInSecretReads = true;
  expect((await at.call("GET", path)).body).toMatchObject({ azure_param: { value: "test-secret-value" } });
});

test("what was asked for of a secret comes back: content type under either name, tags, dates as text or seconds", async () => {
  const at = await bench();
  const attributes = { enabled: false, exp: "2030-01-01T00:00:00Z", nbf: 1_800_000_000 };
  const created = await post(at, { contentType: "password", tags: { team: "pay_ments;1" }, attributes });
  const seen = { enabled: false, exp: 1_893_456_000, nbf: 1_800_000_000, recoveryLevel: "RecoverablePurgeable" };
  expect(created.body).toMatchObject({
    key_vault: PAYMENTS,
    region: "westeurope",
    azure_param: { content_type: "password", tags: { team: "pay_ments;1" }, attributes: seen },
  });
  at.sim.quirks.contentTypeName = "contentType";
  const read = await at.call("GET", `${SECRETS}/${created.field("id")}`);
  expect(read.body).toMatchObject({ azure_param: { contentType: "password" } });
});

test.each<[string, object, object, RegExp]>([
  ["an underscore in the name", {}, { secret_name: "azure_secret" }, /"azure_secret" can only contain/],
  ["a name of 128 characters", {}, { secret_name: "a".repeat(128) }, /127 at most/],
  ["no value", { value: undefined }, {}, /azure_param.value: is required/],
  ["a comma in a tag", { tags: { a: "x,y" } }, {}, /tag "a"/],
  ["a percent sign in a tag", { tags: { a: "5%" } }, {}, /tag "a"/],
  ["16 tags", { tags: Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`t${n}`, "v"])) }, {}, /15 at most/],
  ["6 recoverable days", { attributes: { recoverableDays: 6 } }, {}, /from 7 to 90/],
  ["0 recoverable days", { attributes: { recoverableDays: 0 } }, {}, /from 7 to 90/],
  ["an unknown recovery level", { attributes: { recoveryLevel: "Forever" } }, {}, /"Forever" is none of/],
  ["a time that is none", { attributes: { exp: "soon" } }, {}, /exp/],
  ["a managed HSM", {}, { key_vault: `cckm-managed-hsm::${SUB}` }, /managed HSM/],
  [
    "days without soft delete",
    { attributes: { recoverableDays: 7 } },
    { key_vault: `cckm-no-soft-delete::${SUB}` },
    /must be 0/,
  ],
])("POST of a secret refuses %s", async (_name, param, more, message) => {
  const at = await bench();
  const reply = await post(at, param, more);
  expect([reply.status, reply.field("message")]).toEqual([400, expect.stringMatching(message)]);
  expect(at.sim.store.secrets.size).toBe(0);
});

test("an unknown vault is answered 404", async () => {
  const at = await bench();
  expect((await post(at, {}, { key_vault: "nope::1" })).status).toBe(404);
});

test("recovery levels are also taken in Azure's spelling", async () => {
  const at = await bench();
  const created = await post(at, {
    attributes: { recoveryLevel: "CustomizedRecoverable+Purgeable", recoverableDays: 7 },
  });
  expect(created.body).toMatchObject({
    azure_param: { attributes: { recoveryLevel: "CustomizedRecoverablePurgeable" } },
  });
});

test("POST of a secret whose name is there makes a new version, as a record of its own", async () => {
  const at = await bench();
  const first = await post(at);
  const second = await post(at, { value: "other-test-secret" });
  expect(second.status).toBe(201);
  expect(second.field("id")).not.toBe(first.field("id"));
  expect(second.field("version")).not.toBe(first.field("version"));
  const list = await at.call("GET", `${SECRETS}?secret_name=db-password&key_vault=${PAYMENTS}&sort=-createdAt`);
  expect(list.body).toMatchObject({ total: 2, resources: [{ id: second.field("id") }, { id: first.field("id") }] });
});

test("PATCH of a secret changes what it names, null and empty take away, the value cannot be changed", async () => {
  const at = await bench();
  const attributes = { exp: "2030-01-01T00:00:00Z", nbf: 1 };
  const id = (await post(at, { content_type: "password", tags: { a: "1" }, attributes })).field("id");
  const change = { attributes: { enabled: false, exp: null }, contentType: "", tags: { b: "2" } };
  expect((await at.call("PATCH", `${SECRETS}/${id}`, change)).status).toBe(200);
  const secret = at.sim.store.secrets.get(id);
  expect(secret).toMatchObject({
    tags: { b: "2" },
    attributes: { enabled: false, nbf: 1 },
    value: "test-secret-value",
  });
  expect(secret?.attributes).not.toHaveProperty("exp");
  expect(secret?.content_type).toBeUndefined();
  for (const refused of [{ value: "x" }, { attributes: { recoveryLevel: "Purgeable" } }, { tags: { c: "a:b" } }]) {
    expect((await at.call("PATCH", `${SECRETS}/${id}`, refused)).status).toBe(400);
  }
});

test("a secret goes AVAILABLE, SOFT-DELETED, DELETED, gone, with all its versions", async () => {
  const clock = new ManualClock();
  const at = await bench({ clock, quirks: { softDeleteSettleSeconds: 20 } });
  const old = (await post(at)).field("id");
  const id = (await post(at)).field("id");
  expect((await at.call("DELETE", `${SECRETS}/${id}`)).status).toBe(409);
  expect((await act(at, id, "hard-delete")).status).toBe(409);
  expect((await act(at, id, "soft-delete")).body).toMatchObject({
    status: "SOFT-DELETED",
    key_soft_deleted_in_azure: true,
    deleted: false,
  });
  expect(at.sim.store.secrets.get(old)?.status).toBe("SOFT-DELETED");
  expect((await post(at)).status).toBe(409);
  expect((await at.call("PATCH", `${SECRETS}/${id}`, { tags: {} })).status).toBe(409);

  clock.advance(19_000);
  const early = await act(at, id, "hard-delete");
  expect([early.status, early.field("message")]).toEqual([409, expect.stringContaining("try again later")]);
  clock.advance(1_000);
  expect((await act(at, id, "hard-delete")).body).toMatchObject({ status: "DELETED", deleted: true });
  expect((await at.call("DELETE", `${SECRETS}/${id}`)).body).toEqual({ status: 204 });
  expect(at.sim.snapshot().counts.secrets).toBe(0);
  expect((await at.call("GET", `${SECRETS}/${old}`)).body).toMatchObject({ code: 16 });
});

test("recover and restore lead a secret back", async () => {
  const at = await bench({ quirks: { softDeleteSettleSeconds: 0 } });
  const id = (await post(at)).field("id");
  await act(at, id, "soft-delete");
  expect((await act(at, id, "recover")).body).toMatchObject({ status: "AVAILABLE" });
  expect((await act(at, id, "recover")).status).toBe(409);
  await act(at, id, "soft-delete");
  await act(at, id, "hard-delete");
  expect((await act(at, id, "restore", { key_vault: `pkv-softkeys::${SUB}` })).body).toMatchObject({
    status: "AVAILABLE",
    key_vault: `pkv-softkeys::${SUB}`,
    region: "northcentralus",
  });
});

test.each([
  ["the vault is purge protected", { key_vault: `cckm-purge-protected::${SUB}` }, {}],
  ["the level is not purgeable", {}, { attributes: { recoveryLevel: "Recoverable" } }],
])("purge of a secret is refused when %s", async (_name, more, param) => {
  const at = await bench({ quirks: { softDeleteSettleSeconds: 0 } });
  const id = (await post(at, param, more)).field("id");
  await act(at, id, "soft-delete");
  const reply = await act(at, id, "hard-delete");
  expect([reply.status, reply.field("message")]).toEqual([400, expect.stringContaining('"purge" is not allowed')]);
  expect(at.sim.store.secrets.get(id)?.status).toBe("SOFT-DELETED");
});

test("without soft delete a deleted secret is purged at once", async () => {
  const at = await bench();
  const id = (await post(at, {}, { key_vault: `cckm-no-soft-delete::${SUB}` })).field("id");
  expect((await act(at, id, "soft-delete")).body).toMatchObject({ status: "DELETED", soft_delete_enabled: false });
  expect((await at.call("DELETE", `${SECRETS}/${id}`)).status).toBe(200);
});

test("vaults are found by id and by name in any case, and can be added and removed", async () => {
  const at = await bench();
  const vaults = "/v1/cckm/azure/vaults";
  expect((await at.call("GET", `${vaults}/9ae64517-7249-42a9-bf86-9252add02ef9`)).body).toMatchObject({
    name: "cckm-test-soft-delete::1cda5d8b-c825-4976-9999-26022adb76b5",
    properties: { enableSoftDelete: true },
  });
  expect((await at.call("GET", `${vaults}?location=northcentralus`)).body).toMatchObject({ total: 2 });
  const added = { connection: "azure", subscription_id: SUB, vaults: [{ name: "new-kv", location: "uksouth" }] };
  expect((await at.call("POST", "/v1/cckm/azure/add-vaults", added)).status).toBe(201);
  expect((await at.call("POST", "/v1/cckm/azure/add-vaults", added)).status).toBe(409);
  const created = await post(at, {}, { key_vault: `NEW-KV::${SUB}` });
  expect(created.body).toMatchObject({ key_vault: `new-kv::${SUB}`, region: "uksouth" });
  await at.call("POST", `${vaults}/${created.field("key_vault_id")}/remove-vault`, {});
  expect((await post(at, {}, { key_vault: `new-kv::${SUB}` })).status).toBe(404);
});
