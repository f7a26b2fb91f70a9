import { backoffMs, parseRetryAfter } from "../../../../lib/cckm/http/retry";
import { errorOf, kmsReply, ManualClock, testClient } from "../../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../../support/scripted-server";

const GET = "GET /v1/cckm/aws/kms/k1";
const POST = "POST /v1/cckm/aws/kms";
const kms: Answer = { json: kmsReply({ id: "k1" }) };
const wanted = { name: "kms", account_id: "123456789012", connection: "aws", regions: ["us-east-1"] };

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.stop());

test.each<[string, Answer]>([
  ["429", { status: 429 }],
  ["502", { status: 502 }],
  ["503", { status: 503 }],
  ["504", { status: 504 }],
  ["a broken connection", { reset: true }],
])("a read is repeated after %s", async (_, failure) => {
  server.on(GET, failure, failure, kms);
  const { client, clock } = testClient(server.url);
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
  expect(clock.sleeps).toEqual([500, 1000]);
  await client.close();
});

test("aws/accounts is a read although it is a POST", async () => {
  server.on("POST /v1/cckm/aws/accounts", { reset: true }, { json: { account_id: "123456789012", regions: null } });
  const { client } = testClient(server.url);
  await expect(client.aws.accounts({ connection: "aws" })).resolves.toEqual({
    account_id: "123456789012",
    regions: [],
  });
  await client.close();
});

test("a read is given up after five repeats", async () => {
  server.on(GET, { status: 503 });
  const { client, clock } = testClient(server.url);
  expect(await errorOf(client.awsKms.get("k1"))).toMatchObject({
    kind: "reply",
    status: 503,
    outcome: "unknown",
    readOnly: true,
  });
  expect(server.seen(GET)).toHaveLength(6);
  expect(clock.sleeps).toEqual([500, 1000, 2000, 4000, 8000]);
  await client.close();
});

test.each([400, 403, 404, 409, 500])("a read is not repeated after %d", async (status) => {
  server.on(GET, { status, json: { code: 1, codeDesc: "NCERRAny: any" } });
  const { client } = testClient(server.url);
  await errorOf(client.awsKms.get("k1"));
  expect(server.seen(GET)).toHaveLength(1);
  await client.close();
});

test("Retry-After is honoured in seconds and as a date, with jitter on top", async () => {
  const start = new ManualClock().now();
  server.on(
    GET,
    { status: 429, headers: { "retry-after": "7" } },
    { status: 503, headers: { "retry-after": new Date(start + 20_000).toUTCString() } },
    kms,
  );
  const { client, clock } = testClient(server.url);
  await client.awsKms.get("k1");
  expect(clock.sleeps).toEqual([7000 + 500, 20_000 - 7500 + 1000]);
  await client.close();
});

test.each<[string, Answer]>([
  ["a broken connection", { reset: true }],
  ["502", { status: 502 }],
  ["504", { status: 504 }],
  ["503 without Retry-After", { status: 503 }],
  ["500 of something else than CCKM", { status: 500, text: "oops" }],
  ["a success reply that is no JSON", { text: "<html></html>", headers: { "content-type": "text/html" } }],
])("a write is sent once and its outcome is unknown after %s", async (_, failure) => {
  server.on(POST, failure);
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.create(wanted));
  expect(error).toMatchObject({ outcome: "unknown", readOnly: false });
  expect(server.seen(POST)).toHaveLength(1);
  await client.close();
});

test.each<[string, Answer]>([
  ["429", { status: 429 }],
  ["503 with Retry-After", { status: 503, headers: { "retry-after": "1" } }],
])("a write that was turned away with %s is sent again", async (_, failure) => {
  server.on(POST, failure, kms);
  const { client } = testClient(server.url);
  await expect(client.awsKms.create(wanted)).resolves.toMatchObject({ id: "k1" });
  expect(server.seen(POST)).toHaveLength(2);
  await client.close();
});

test.each([400, 409, 500])("a write that CCKM refuses with %d has a known outcome", async (status) => {
  server.on(POST, { status, json: { code: 9, codeDesc: "NCERRAny: any" } });
  const { client } = testClient(server.url);
  expect(await errorOf(client.awsKms.create(wanted))).toMatchObject({ outcome: "refused", byCckm: true, status });
  expect(server.seen(POST)).toHaveLength(1);
  await client.close();
});

test("a write is repeated when the connection is refused, and then says that nothing was sent", async () => {
  const { client, clock } = testClient(server.url);
  server.on("POST /v1/auth/tokens", { json: { jwt: "test-a" }, headers: { connection: "close" } });
  server.on(GET, { ...kms, headers: { connection: "close" } });
  await client.awsKms.get("k1");
  await server.stop();
  const error = await errorOf(client.awsKms.create(wanted));
  expect(error).toMatchObject({ kind: "connection", reason: "ECONNREFUSED", outcome: "not-sent" });
  expect(error.message).toContain("address");
  expect(clock.sleeps).toHaveLength(5);
  server = await ScriptedServer.start();
});

test("a read that hangs times out, is repeated twice, and names rest_api_timeout", async () => {
  server.on(GET, { hang: true });
  const { client } = testClient(server.url, { restApiTimeout: 0.1 });
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "timeout", argument: "rest_api_timeout", readOnly: true });
  expect(error.message).toContain("within 0.1 s");
  expect(server.seen(GET)).toHaveLength(3);
  await client.close();
});

test("a write that hangs is not repeated and its outcome is unknown", async () => {
  server.on(POST, { hang: true });
  const { client } = testClient(server.url, { restApiTimeout: 0.1 });
  expect(await errorOf(client.awsKms.create(wanted))).toMatchObject({ kind: "timeout", outcome: "unknown" });
  expect(server.seen(POST)).toHaveLength(1);
  await client.close();
});

test("aborting ends a read under way and a pause, and leaves a sent write alone", async () => {
  const abort = new AbortController();
  server.on(GET, () => {
    abort.abort();
    return { hang: true };
  });
  const { client, clock } = testClient(server.url);
  expect(await errorOf(client.awsKms.get("k1", { signal: abort.signal }))).toMatchObject({ kind: "aborted" });

  const pause = new AbortController();
  server.on(GET, () => {
    pause.abort();
    return { status: 503 };
  });
  expect(await errorOf(client.awsKms.get("k1", { signal: pause.signal }))).toMatchObject({ kind: "aborted" });
  expect(clock.sleeps).toEqual([]);

  const write = new AbortController();
  server.on(POST, () => {
    write.abort();
    return kms;
  });
  await expect(client.awsKms.create(wanted, { signal: write.signal })).resolves.toMatchObject({ id: "k1" });
  expect(await errorOf(client.awsKms.create(wanted, { signal: write.signal }))).toMatchObject({ kind: "aborted" });
  expect(server.seen(POST)).toHaveLength(1);
  await client.close();
});

test("backoff doubles up to 20 s and takes any part of the step", () => {
  expect([0, 1, 5, 6, 30].map((n) => backoffMs(n, 1))).toEqual([500, 1000, 16_000, 20_000, 20_000]);
  expect(backoffMs(4, 0)).toBe(0);
  expect(backoffMs(1, 0.25)).toBe(250);
});

test.each<[string, Answer]>([
  ["429", { status: 429, headers: { "retry-after": "3600" } }],
  ["503", { status: 503, headers: { "retry-after": "3600" } }],
])("a %s that asks to wait for an hour is told at once, with the hour", async (_, answer) => {
  server.on(GET, answer, kms).on(POST, answer, kms);
  const { client, clock } = testClient(server.url);
  for (const call of [client.awsKms.get("k1"), client.awsKms.create(wanted)]) {
    const error = await errorOf(call);
    expect(error).toMatchObject({ outcome: "refused", retryAfterMs: 3_600_000 });
    expect(error.message).toContain("60 minutes");
    expect(error.message).toContain(new Date(clock.now() + 3_600_000).toISOString());
  }
  expect(clock.sleeps).toEqual([]);
  await client.close();
});

test("a Retry-After that cannot be read is none, and one in the past is now", () => {
  expect(parseRetryAfter("soon", 0)).toBeUndefined();
  expect(parseRetryAfter(undefined, 0)).toBeUndefined();
  expect(parseRetryAfter("Thu, 01 Jan 1970 00:00:01 GMT", 5000)).toBe(0);
});
