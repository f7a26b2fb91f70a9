import { ManualClock } from "cdktf-cckm/simulator";
import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const KMS = "/v1/cckm/aws/kms";
const SECRETS = "/v1/cckm/azure/secrets";
const JOBS = "/v1/cckm/azure/synchronization-jobs";
const REGIONS = ["eu-west-1", "eu-west-2", "eu-west-3", "us-east-1", "us-east-2"];
const entry = (name: string, region = "eu-west-1") => ({
  account_id: "123456789012",
  connection: "aws",
  name,
  regions: [region],
});
const create = async (at: Bench) => (await at.call("POST", KMS, entry("payments"))).field("id");
const secret = (value = "test-secret-value") => ({
  secret_name: "db-password",
  key_vault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
  azure_param: { value },
});
const rowsOf = ({ body }: { body: unknown }) => (body as { resources: { id: string; name: string }[] }).resources;

async function withClock(quirks: object) {
  const clock = new ManualClock("2026-01-01T00:00:00Z");
  return { clock, at: await bench({ clock, quirks }) };
}

describe("a node that lags", () => {
  test("answers 404 for an id that was given a moment ago, and shows it in no list", async () => {
    const { at, clock } = await withClock({ lagMs: 150, lagEvery: 1 });
    const id = await create(at);
    expect((await at.call("GET", `${KMS}/${id}`)).body).toMatchObject({ code: 16 });
    expect(rowsOf(await at.call("GET", KMS))).toEqual([]);
    expect((await at.call("PATCH", `${KMS}/${id}`, { connection: "aws-prod" })).status).toBe(404);
    clock.advance(150);
    expect((await at.call("GET", `${KMS}/${id}`)).status).toBe(200);
    expect(rowsOf(await at.call("GET", KMS))).toMatchObject([{ id }]);
  });

  test("still shows the former value and what was deleted", async () => {
    const { at, clock } = await withClock({ lagMs: 150, lagEvery: 1 });
    const id = await create(at);
    clock.advance(200);
    await at.call("PATCH", `${KMS}/${id}`, { connection: "aws-prod" });
    expect((await at.call("GET", `${KMS}/${id}`)).field("connection")).toBe("aws");
    clock.advance(200);
    expect((await at.call("GET", `${KMS}/${id}`)).field("connection")).toBe("aws-prod");
    await at.call("DELETE", `${KMS}/${id}`);
    expect((await at.call("GET", `${KMS}/${id}`)).status).toBe(200);
    clock.advance(200);
    expect((await at.call("GET", `${KMS}/${id}`)).status).toBe(404);
  });

  test("answers every second request beside one that does not lag", async () => {
    const { at } = await withClock({ lagMs: 150 });
    const id = await create(at);
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push((await at.call("GET", `${KMS}/${id}`)).status);
    expect(statuses).toEqual([404, 200, 404, 200]);
  });
});

describe("a late 409", () => {
  test("holds the name of a purged secret, also once CCKM has forgotten it", async () => {
    const { at, clock } = await withClock({ softDeleteSettleSeconds: 0, purgeSettleSeconds: 5 });
    const id = (await at.call("POST", SECRETS, secret())).field("id");
    await at.call("POST", `${SECRETS}/${id}/soft-delete`);
    await at.call("POST", `${SECRETS}/${id}/hard-delete`);
    await at.call("DELETE", `${SECRETS}/${id}`);
    const early = await at.call("POST", SECRETS, secret());
    expect([early.status, early.field("message")]).toEqual([409, expect.stringMatching(/being deleted/)]);
    clock.advance(5000);
    expect((await at.call("POST", SECRETS, secret())).status).toBe(201);
  });

  test.each<[string, object]>([
    [KMS, entry("payments")],
    ["/v1/cckm/azure/reports", { name: "r", report_type: "key-aging" }],
  ])("holds the name of what was deleted from %s", async (path, body) => {
    const { at, clock } = await withClock({ deleteSettleSeconds: 5 });
    await at.call("DELETE", `${path}/${(await at.call("POST", path, body)).field("id")}`);
    const early = await at.call("POST", path, body);
    expect([early.status, early.field("message")]).toEqual([409, expect.stringMatching(/being deleted/)]);
    clock.advance(5000);
    expect((await at.call("POST", path, body)).status).toBe(201);
  });

  test("meets changes of a secret that is being recovered", async () => {
    const { at, clock } = await withClock({ softDeleteSettleSeconds: 0, recoverSettleSeconds: 3 });
    const id = (await at.call("POST", SECRETS, secret())).field("id");
    await at.call("POST", `${SECRETS}/${id}/soft-delete`);
    await at.call("POST", `${SECRETS}/${id}/recover`);
    const disable = { attributes: { enabled: false } };
    const early = await at.call("PATCH", `${SECRETS}/${id}`, disable);
    expect([early.status, early.field("message")]).toEqual([409, expect.stringMatching(/being recovered/)]);
    expect((await at.call("POST", SECRETS, secret("test-second-value"))).status).toBe(409);
    clock.advance(3000);
    expect((await at.call("PATCH", `${SECRETS}/${id}`, disable)).status).toBe(200);
  });
});

describe("replies that do not say what was done", () => {
  test.each([
    ["empty", 200, ""],
    ["no-content", 204, ""],
    ["old", 200, expect.objectContaining({ connection: "aws" })],
  ] as const)("PATCH of a KMS and of a secret works and is answered %s", async (patchReply, status, body) => {
    const at = await bench({ quirks: { patchReply } });
    const id = await create(at);
    expect(await at.call("PATCH", `${KMS}/${id}`, { connection: "aws-prod" })).toMatchObject({ status, body });
    expect(at.sim.store.kms.get(id)?.connection).toBe("aws-prod");
    const secretId = (await at.call("POST", SECRETS, secret())).field("id");
    await at.call("PATCH", `${SECRETS}/${secretId}`, { content_type: "password" });
    expect(at.sim.store.secrets.get(secretId)?.content_type).toBe("password");
  });

  test.each([
    ["empty", 200],
    ["old", 200],
  ] as const)("update-acls works and is answered %s", async (aclsReply, status) => {
    const at = await bench({ quirks: { aclsReply } });
    const id = await create(at);
    const acls = [{ group: "CCKM Users", permit: true, actions: ["keyrotate"] }];
    const reply = await at.call("POST", `${KMS}/${id}/update-acls`, { acls });
    expect(reply.status).toBe(status);
    expect(JSON.stringify(reply.body)).not.toContain("keyrotate");
    expect(at.sim.store.kms.get(id)?.acls).toMatchObject([{ group: "CCKM Users" }]);
  });

  test.each([
    ["empty", 202],
    ["lost", 502],
  ] as const)("a synchronization runs whose start is answered %s", async (jobStartReply, status) => {
    const at = await bench({ quirks: { jobStartReply } });
    expect((await at.call("POST", JOBS, { synchronize_all: true })).status).toBe(status);
    expect(at.sim.snapshot().jobs).toMatchObject([{ item: "azure-key", overall_status: "in_progress" }]);
  });

  test.each(["queued", "pending", ""])("a synchronization that runs says %p", async (status) => {
    const { at, clock } = await withClock({ keyJobInProgress: status });
    const id = (await at.call("POST", JOBS, { synchronize_all: true })).field("id");
    expect((await at.call("GET", `${JOBS}/${id}`)).field("overall_status")).toBe(status);
    clock.advance(2000);
    expect((await at.call("GET", `${JOBS}/${id}`)).field("overall_status")).toBe("completed");
  });
});

describe("a limit on requests", () => {
  test.each([
    [{ requests: 3, seconds: 10 }, null],
    [{ requests: 3, seconds: 10, retryAfter: 3600 }, "3600"],
  ])("of %p is answered 429 with Retry-After %p until its time has passed", async (rateLimit, retryAfter) => {
    const { at, clock } = await withClock({});
    at.sim.quirks.rateLimit = rateLimit;
    const replies = [];
    for (let n = 0; n < 5; n++) replies.push(await at.call("GET", KMS));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(replies[3]?.headers.get("retry-after")).toBe(retryAfter);
    clock.advance(10_000);
    expect((await at.call("GET", KMS)).status).toBe(200);
  });
});

describe("lists that do not keep still", () => {
  const withRows = async (quirks: object) => {
    const at = await bench({ quirks, seed: 3 });
    for (const [n, region] of REGIONS.entries()) await at.call("POST", KMS, entry(`kms-${n}`, region));
    return at;
  };
  const paged = async (at: Bench, query = "") => {
    const pages = [0, 2, 4].map(async (skip) => rowsOf(await at.call("GET", `${KMS}?skip=${skip}&limit=2${query}`)));
    return (await Promise.all(pages)).flat().map(({ name }) => name);
  };
  const ALL = REGIONS.map((_, n) => `kms-${n}`);

  test("have another order in every reply, except where they are sorted", async () => {
    const at = await withRows({ unstableOrder: true });
    const orders = new Set<string>();
    for (let n = 0; n < 8; n++) orders.add(JSON.stringify(await paged(at)));
    expect(orders.size).toBeGreaterThan(1);
    expect(await paged(at, "&sort=name")).toEqual(ALL);
    expect(await paged(at, "&sort=createdAt")).toEqual(ALL);
  });

  test("lose a row to whoever adds up pages, as often as asked for", async () => {
    const at = await withRows({ listChanges: 1 });
    const first = await at.call("GET", `${KMS}?limit=2`);
    expect(first.body).toMatchObject({ total: 6 });
    const second = await at.call("GET", `${KMS}?limit=2&skip=2`);
    expect(second.body).toMatchObject({ total: 5 });
    expect([...rowsOf(first), ...rowsOf(second)].map(({ name }) => name)).not.toContain("kms-1");
    expect(await paged(at)).toEqual(ALL);
    expect(at.sim.store.kms.size).toBe(5);
  });
});
