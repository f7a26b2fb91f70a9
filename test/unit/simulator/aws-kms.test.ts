import { ManualClock } from "cdktf-cckm/simulator";
import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const KMS = "/v1/cckm/aws/kms";
const entry = (more: object = {}) => ({
  account_id: "123456789012",
  connection: "aws",
  name: "payments",
  regions: ["eu-west-1", "eu-central-1"],
  ...more,
});
const create = async (at: Bench, more: object = {}) => (await at.call("POST", KMS, entry(more))).field("id");

test("POST of a KMS keeps what was sent; GET, list and store show the same entry", async () => {
  const at = await bench();
  const created = await at.call("POST", KMS, entry());
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ ...entry(), arn: "arn:aws:iam::123456789012:user/user1", cloud_name: "aws" });
  const id = created.field("id");
  expect((await at.call("GET", `${KMS}/${id}/`)).body).toMatchObject({ id, ...entry() });
  expect((await at.call("GET", KMS)).body).toMatchObject({ skip: 0, limit: 10, total: 1, resources: [{ id }] });
  expect(at.sim.store.findKms("payments")?.id).toBe(id);
  expect(at.sim.snapshot().counts).toEqual({ kms: 1, secrets: 0, jobs: 0, reports: 0 });
});

test("POST and GET of a KMS show the same microseconds, and a change has nanoseconds in updatedAt alone", async () => {
  const at = await bench({ clock: new ManualClock("2026-01-01T00:00:00.500Z") });
  const created = await at.call("POST", KMS, entry());
  const { createdAt, updatedAt } = created.body as Record<string, string>;
  expect((await at.call("GET", `${KMS}/${created.field("id")}`)).body).toMatchObject({ createdAt, updatedAt });
  const changed = await at.call("PATCH", `${KMS}/${created.field("id")}`, { regions: ["us-east-1"] });
  expect(changed.body).toMatchObject({ createdAt, updatedAt: expect.stringMatching(/\.500\d{6}Z$/) });
  at.sim.quirks.timestamps = "nanoseconds";
  const second = await at.call("POST", KMS, entry({ name: "billing", regions: ["eu-west-2"] }));
  expect(second.field("createdAt")).toMatch(/\.\d{9}Z$/);
  at.sim.quirks.timestamps = "microseconds";
  const updated = await at.call("PATCH", `${KMS}/${created.field("id")}`, { connection: "aws-prod" });
  expect(updated.field("updatedAt")).toMatch(/\.\d{1,6}Z$/);
});

test.each<[string, object, number, RegExp]>([
  ["a name that is taken", { regions: ["us-east-1"] }, 409, /name "payments" already exists/],
  [
    "a region that another entry holds",
    { name: "b", regions: ["us-east-1", "eu-west-1"] },
    409,
    /eu-west-1.*"payments"/,
  ],
  ["a region that the account lacks", { name: "b", regions: ["mars-1"] }, 400, /mars-1/],
  ["no regions", { name: "b", regions: [] }, 400, /regions/],
  ["a region given twice", { name: "b", regions: ["us-east-1", "us-east-1"] }, 400, /us-east-1 given twice/],
  ["a malformed account id", { name: "b", account_id: "12345", regions: ["us-east-1"] }, 400, /"12345".*12 digits/],
  ["an account of somebody else", { name: "b", account_id: "999999999999" }, 400, /999999999999 cannot be reached/],
  ["an unknown connection", { name: "b", connection: "nope" }, 404, /"nope"/],
  [
    "an external id without a role",
    { name: "b", regions: ["us-east-1"], assume_role_external_id: "x" },
    400,
    /only with/,
  ],
  ["a role that is no ARN", { name: "b", regions: ["us-east-1"], assume_role_arn: "admin" }, 400, /"admin"/],
  ["a missing name", { name: undefined }, 400, /name: is required/],
])("POST of a KMS refuses %s", async (_name, change, status, message) => {
  const at = await bench();
  await create(at);
  const reply = await at.call("POST", KMS, entry(change));
  expect(reply.status).toBe(status);
  expect(reply.field("message")).toMatch(message);
  expect(at.sim.store.kms.size).toBe(1);
});

test("a body that is no JSON is answered in the envelope", async () => {
  const at = await bench();
  expect((await at.call("POST", KMS, "{")).body).toMatchObject({ code: 15, message: "malformed JSON" });
});

test("other accounts are reached by their connection, by a role, or by aws-any", async () => {
  const at = await bench();
  const role = { assume_role_arn: "arn:aws:iam::789012123456:role/test-assume-role-ac", assume_role_external_id: "e" };
  const one = await at.call("POST", KMS, entry({ name: "a", account_id: "789012123456", ...role }));
  expect(one.body).toMatchObject({ arn: "arn:aws:iam::789012123456:user/user1", ...role });
  expect(
    (await at.call("POST", KMS, entry({ name: "b", account_id: "210987654321", connection: "aws-staging" }))).status,
  ).toBe(201);
  expect(
    (await at.call("POST", KMS, entry({ name: "c", account_id: "111111111111", connection: "aws-any" }))).status,
  ).toBe(201);
});

test("a role with a known external id is not assumed with another one", async () => {
  const arn = "arn:aws:iam::789012123456:role/strict";
  const account = { account_id: "789012123456", regions: ["eu-west-1"], roles: [{ arn, external_id: "right" }] };
  const at = await bench({ fixtures: { awsAccounts: [account] } });
  const ask = (id: string) =>
    at.call("POST", "/v1/cckm/aws/accounts", { connection: "aws", assume_role_arn: arn, assume_role_external_id: id });
  expect((await ask("wrong")).status).toBe(403);
  expect((await ask("right")).body).toMatchObject({ account_id: "789012123456", regions: ["eu-west-1"] });
});

test("PATCH of a KMS replaces the regions, in the caller's order, and counts the role as one parameter", async () => {
  const at = await bench();
  const id = await create(at);
  const regions = ["us-east-1", "eu-west-1", "us-east-2"];
  expect((await at.call("PATCH", `${KMS}/${id}`, { regions })).body).toMatchObject({ id, regions });
  const role = { assume_role_arn: "arn:aws:iam::123456789012:role/ops", assume_role_external_id: "test-ext-id" };
  expect((await at.call("PATCH", `${KMS}/${id}`, role)).body).toMatchObject({ regions, ...role });
});

test.each<[string, object, number, RegExp]>([
  ["two that differ at a time", { connection: "aws-prod", regions: ["us-east-1"] }, 400, /only one parameter/],
  ["nothing", {}, 400, /nothing to update/],
  ["another name", { name: "other" }, 400, /name cannot be changed/],
  ["a connection of another account", { connection: "aws-staging" }, 400, /cannot be reached/],
  ["a region of another entry", { regions: ["sa-east-1"] }, 409, /"other"/],
])("PATCH of a KMS refuses %s and changes nothing", async (_name, change, status, message) => {
  const at = await bench();
  const id = await create(at);
  await create(at, { name: "other", regions: ["sa-east-1"] });
  const reply = await at.call("PATCH", `${KMS}/${id}`, change);
  expect([reply.status, reply.field("message")]).toEqual([status, expect.stringMatching(message)]);
  expect(at.sim.store.kms.get(id)).toMatchObject(entry());
});

test("PATCH of a KMS takes all parameters of which one differs, and ignores blank ones", async () => {
  const at = await bench();
  const id = await create(at);
  const all = { account_id: "", name: "", connection: "aws", assume_role_arn: "", assume_role_external_id: "" };
  const reply = await at.call("PATCH", `${KMS}/${id}`, { ...all, regions: ["us-east-1"] });
  expect(reply.body).toMatchObject({ name: "payments", connection: "aws", regions: ["us-east-1"] });
  expect((await at.call("PATCH", `${KMS}/${id}`, { ...all, regions: ["us-east-1"] })).status).toBe(200);
  at.sim.quirks.kmsPatch = "one-given";
  expect((await at.call("PATCH", `${KMS}/${id}`, { ...all, regions: ["us-east-2"] })).status).toBe(400);
  expect((await at.call("PATCH", `${KMS}/${id}`, { regions: ["us-east-2"] })).status).toBe(200);
});

test("a connection is answered as it was sent, by its name or by its id", async () => {
  const at = await bench();
  const uuid = at.sim.store.connections.get("aws")?.id;
  const sent = await at.call("POST", KMS, entry({ connection: uuid }));
  expect(sent.field("connection")).toBe(uuid);
  const id = sent.field("id");
  expect((await at.call("PATCH", `${KMS}/${id}`, { connection: "aws" })).field("connection")).toBe("aws");
  at.sim.quirks.connectionAs = "id";
  expect((await at.call("GET", `${KMS}/${id}`)).field("connection")).toBe(uuid);
  await at.call("PATCH", `${KMS}/${id}`, { connection: uuid });
  at.sim.quirks.connectionAs = "name";
  expect((await at.call("GET", `${KMS}/${id}`)).field("connection")).toBe("aws");
});

test("unknown and empty fields of a request are ignored, unless a quirk refuses them", async () => {
  const at = await bench();
  const odd = entry({ id: "", uri: "", Application: {}, labels: {}, products: null, last_connection_ok: false });
  expect((await at.call("POST", KMS, odd)).status).toBe(201);
  at.sim.quirks.unknownFields = "refuse";
  const refused = await at.call("POST", KMS, { ...odd, name: "billing", regions: ["us-east-1"] });
  expect([refused.status, refused.field("message")]).toEqual([
    400,
    expect.stringMatching(/unknown fields: .*Application/),
  ]);
  expect((await at.call("POST", KMS, entry({ name: "billing", regions: ["us-east-1"] }))).status).toBe(201);
});

test("a lenient PATCH of a KMS takes several parameters and ignores blank ones", async () => {
  const at = await bench({ quirks: { kmsPatch: "any" } });
  const id = await create(at);
  const change = { account_id: "", name: "", connection: "aws-prod", regions: ["us-east-1"], assume_role_arn: "" };
  const reply = await at.call("PATCH", `${KMS}/${id}`, change);
  expect(reply.body).toMatchObject({ name: "payments", connection: "aws-prod", regions: ["us-east-1"] });
});

test("an archived KMS must be recovered before it can be changed", async () => {
  const at = await bench();
  const id = await create(at);
  expect((await at.call("POST", `${KMS}/${id}/archive`)).body).toMatchObject({ status: "ARCHIVED" });
  expect((await at.call("PATCH", `${KMS}/${id}`, { connection: "aws-prod" })).status).toBe(409);
  await at.call("POST", `${KMS}/${id}/recover`);
  expect((await at.call("PATCH", `${KMS}/${id}`, { connection: "aws-prod" })).status).toBe(200);
});

test("a deleted KMS is gone, its name and regions are free, and a second DELETE is answered 404", async () => {
  const at = await bench();
  const id = await create(at);
  expect((await at.call("DELETE", `${KMS}/${id}`)).body).toEqual({ status: 204 });
  const gone = await at.call("GET", `${KMS}/${id}`);
  expect(gone.status).toBe(404);
  expect(gone.body).toMatchObject({ code: 16, codeDesc: "NCERRResourceNotFound: Resource not found" });
  expect((await at.call("DELETE", `${KMS}/${id}`)).status).toBe(404);
  at.sim.quirks.deleteReply = "empty";
  expect((await at.call("DELETE", `${KMS}/${await create(at)}`)).status).toBe(204);
});

test("quirks of a KMS give the connection as a UUID and the regions in a changing order", async () => {
  const at = await bench({ quirks: { connectionAs: "id", shuffleRegions: true }, seed: 7 });
  const created = await at.call("POST", KMS, entry({ regions: ["eu-west-1", "eu-west-2", "eu-west-3", "us-east-1"] }));
  expect(created.field("connection")).toBe(at.sim.store.connections.get("aws")?.id);
  const orders = new Set<string>();
  for (let i = 0; i < 8; i++) orders.add((await at.call("GET", `${KMS}/${created.field("id")}`)).field("regions"));
  expect(orders.size).toBeGreaterThan(1);
});

test.each([
  ["aws-eusc", "eusc-de-east-1"],
  ["aws-iso-b", "us-isob-east-1"],
  ["aws-moon", "moon-far-1"],
])("the partition %s is one as any other, for a connection and for a role", async (partition, region) => {
  const connection = { name: "sovereign", cloud_name: partition, account_id: "111122223333" };
  const accounts = ["111122223333", "444455556666"].map((account_id) => ({ account_id, regions: [region] }));
  const at = await bench({
    fixtures: { awsConnections: [connection], ...(partition === "aws-moon" && { awsAccounts: accounts }) },
  });
  const own = { account_id: "111122223333", connection: "sovereign", regions: [region] };
  expect((await at.call("POST", KMS, entry(own))).body).toMatchObject({
    arn: `arn:${partition}:iam::111122223333:user/user1`,
    cloud_name: partition,
  });
  const assume_role_arn = `arn:${partition}:iam::444455556666:role/cckm`;
  const other = { ...own, name: "b", account_id: "444455556666", assume_role_arn };
  expect(await at.call("POST", KMS, entry(other))).toMatchObject({ status: 201 });
});
