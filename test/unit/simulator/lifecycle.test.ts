import { mkdtempSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmSimulator } from "cdktf-cckm/simulator";
import { bench, call, signIn, stopAll } from "./support";

afterEach(stopAll);

const status = (url: string, ca?: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    }).on("error", reject);
  });

test("TLS is served with a certificate that a client can trust, for the address and for localhost", async () => {
  const sim = await CckmSimulator.start({ tls: true });
  try {
    expect(sim.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await status(`${sim.url}/api/v1/system/info`, sim.caCert)).toBe(401);
    expect(await status(`${sim.url.replace("127.0.0.1", "localhost")}/api/v1/system/info`, sim.caCert)).toBe(401);
    await expect(status(`${sim.url}/api/v1/system/info`)).rejects.toThrow(/self-signed/);
  } finally {
    await sim.stop();
  }
});

test("faults cut TLS connections too", async () => {
  const sim = await CckmSimulator.start({ tls: true, faults: "GET /v1/system/info reset" });
  try {
    await expect(status(`${sim.url}/api/v1/system/info`, sim.caCert)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await status(`${sim.url}/api/v1/system/info`, sim.caCert)).toBe(401);
  } finally {
    await sim.stop();
  }
});

test("stop of a simulator cuts kept-alive connections, frees the port, and may be called twice", async () => {
  const { sim, call: asAdmin } = await bench();
  await asAdmin("GET", "/v1/system/info");
  const port = Number(new URL(sim.url).port);
  await sim.stop();
  await sim.stop();
  const again = await CckmSimulator.start({ port });
  await again.stop();
  expect(again.url).toBe(sim.url);
});

test("a simulator's port that is taken is said in one sentence", async () => {
  const { sim } = await bench();
  const port = Number(new URL(sim.url).port);
  await expect(CckmSimulator.start({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is already in use`);
});

test("fixtures come from a file, field by field, and users by option", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "cckm-fixtures-")), "fixtures.json");
  const awsConnections = [{ name: "only", cloud_name: "aws", account_id: "111122223333" }];
  writeFileSync(file, JSON.stringify({ awsConnections }));
  const users = [{ username: "ops", password: "test-ops-password" }];
  const sim = await CckmSimulator.start({ fixtures: file, users });
  try {
    expect([...sim.store.connections.keys()]).toEqual(["only"]);
    expect(sim.store.vaults.size).toBeGreaterThan(0);
    expect((await call(sim, "POST", "/v1/auth/tokens", users[0])).status).toBe(200);
    await expect(signIn(sim)).resolves.toBe("undefined");
  } finally {
    await sim.stop();
  }
  await expect(CckmSimulator.start({ fixtures: "/nowhere.json" })).rejects.toThrow(/\/nowhere\.json cannot be used/);
});

test("one seed gives one set of ids, no seed gives others", async () => {
  const body = { account_id: "123456789012", connection: "aws", name: "kms", regions: ["us-east-1"] };
  const id = async (seed?: number) => {
    const at = await bench(seed === undefined ? {} : { seed });
    return (await at.call("POST", "/v1/cckm/aws/kms", body)).field("id");
  };
  expect(await id(3)).toBe(await id(3));
  expect(await id()).not.toBe(await id());
});

test("the AWS connections are listed and found by name", async () => {
  const at = await bench();
  const path = "/v1/connectionmgmt/services/aws/connections";
  expect((await at.call("GET", `${path}?name=aws-prod`)).body).toMatchObject({
    total: 1,
    resources: [{ name: "aws-prod", service: "aws", cloud_name: "aws" }],
  });
  expect((await at.call("GET", `${path}/aws`)).field("id")).toBe(at.sim.store.connections.get("aws")?.id);
  expect((await at.call("GET", `${path}/nope`)).status).toBe(404);
});

test("an unknown path is not answered as a missing record, an unknown method as such", async () => {
  const at = await bench();
  const unknown = await at.call("GET", "/v1/cckm/aws/nothing");
  expect(unknown.status).toBe(404);
  expect(JSON.stringify(unknown.body)).not.toContain("NCERRResourceNotFound");
  expect((await at.call("PUT", "/v1/cckm/aws/kms", {})).status).toBe(405);
});

test("the option latency holds every request back", async () => {
  const { sim, call: asAdmin } = await bench();
  sim.settings.latency = 40;
  const before = performance.now();
  await asAdmin("GET", "/v1/system/info");
  expect(performance.now() - before).toBeGreaterThanOrEqual(39);
});
