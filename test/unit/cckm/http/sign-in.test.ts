import { readOptions } from "../../../../lib/cckm/http/options";
import { errorOf, kmsReply, type ManualClock, TEST_PASSWORD, testClient } from "../../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../../support/scripted-server";

const TOKENS = "POST /v1/auth/tokens";

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.stop());

test("a sign-in that is refused names address, user and domain, and is not tried again", async () => {
  server.on(TOKENS, { status: 401, json: { code: 5, codeDesc: "NCERRUnauthorizedAccess", message: "no" } });
  const { client } = testClient(server.url, { domain: "payments", authDomain: "staff" });
  const first = await errorOf(client.signIn());
  expect(first.message).toContain(
    `CCKM refused the sign-in of "admin" at ${server.url} to the domain "payments", user of the domain "staff" (401`,
  );
  expect(await errorOf(client.awsKms.list())).toMatchObject({ summary: first.summary });
  expect(server.seen(TOKENS)).toHaveLength(1);
  expect(first.message).not.toContain(TEST_PASSWORD);
  await client.close();
});

test.each([400, 403, 404, 422, 423])(
  "a sign-in that CCKM answers with %i is not tried again, however late",
  async (status) => {
    server.on(TOKENS, { status, json: { code: 5, codeDesc: "NCERRUserLocked", message: "locked" } });
    const { client, clock } = testClient(server.url);
    const first = await errorOf(client.signIn());
    expect(first).toMatchObject({ kind: "auth" });
    expect(first.message).toContain("It is not tried again");
    clock.move(60_000);
    await errorOf(client.awsKms.list());
    expect(server.seen(TOKENS)).toHaveLength(1);
    await client.close();
  },
);

test.each([
  [{ password: `${TEST_PASSWORD}\n` }, "; password begins or ends with a blank or a line end"],
  [{ username: " admin", domain: "a " }, "; username begins or ends with a blank or a line end; domain begins"],
])("a sign-in that is refused tells blanks around what was given: %j", async (options, told) => {
  server.on(TOKENS, { status: 401, json: { code: 5, codeDesc: "NCERRUnauthorizedAccess", message: "no" } });
  const { client } = testClient(server.url, options);
  expect((await errorOf(client.signIn())).message).toContain(`CIPHERTRUST_AUTH_DOMAIN)${told}`);
  await client.close();
});

test.each<[string, Answer]>([
  ["a page", { status: 401, headers: { "content-type": "text/html" }, text: "<html>401</html>" }],
  ["nothing", { status: 401, text: "" }],
  ["another's JSON", { status: 401, json: { error: "invalid credentials" } }],
  ["a reply that is cut", { status: 401, cut: '{"codeDesc":' }],
  ["a reply that is not compressed as it says", { status: 401, headers: { "content-encoding": "gzip" }, text: "no" }],
])("a sign-in that is answered with 401 and %s is refused for good, and tells what to check", async (_, reply) => {
  server.on(TOKENS, reply);
  const { client, clock } = testClient(server.url);
  const { message } = await errorOf(client.signIn());
  expect(message).toContain(`CCKM, or what is before it, refused the sign-in of "admin" at ${server.url}`);
  expect(message).toContain("Check username, password, domain and auth_domain");
  expect(message).toContain("that address names CipherTrust Manager itself");
  clock.move(60_000);
  await errorOf(client.awsKms.list());
  expect(server.seen(TOKENS)).toHaveLength(1);
  await client.close();
});

test.each([400, 403, 423])(
  "a sign-in that is answered with %i and a reply that is cut is sent once",
  async (status) => {
    server.on(TOKENS, { status, cut: '{"codeDesc":' });
    const { client } = testClient(server.url);
    expect((await errorOf(client.signIn())).message).toContain(`${status}`);
    expect(server.seen(TOKENS)).toHaveLength(1);
    await client.close();
  },
);

test("a sign-in that is refused with the status of a success is refused for good", async () => {
  const said = { code: 5, codeDesc: "NCERRUnauthorizedAccess", message: `no ${TEST_PASSWORD}` };
  server.on(TOKENS, { status: 200, json: said });
  const { client, clock } = testClient(server.url);
  const { message } = await errorOf(client.signIn());
  expect(message).toContain(`CCKM refused the sign-in of "admin" at ${server.url} to the root domain (200 NCERRUn`);
  expect(message).not.toContain(TEST_PASSWORD);
  clock.move(60_000);
  await errorOf(client.awsKms.list());
  expect(server.seen(TOKENS)).toHaveLength(1);
  await client.close();
});

test("a page in place of a sign-in gives no advice on rights in CCKM", async () => {
  server.on(TOKENS, { status: 403, headers: { "content-type": "text/html" }, text: "<html>no</html>" });
  const { client } = testClient(server.url);
  const { message } = await errorOf(client.signIn());
  expect(message).toContain("Check that address names CipherTrust Manager itself");
  expect(message).not.toContain("permission");
  await client.close();
});

test.each([502, 503, 504, 408])(
  "a server that answers a sign-in with %i is one that is not reached",
  async (status) => {
    server.on(TOKENS, { status, headers: { "content-type": "text/html" }, text: "<html></html>" });
    const { client } = testClient(server.url);
    expect(await errorOf(client.signIn())).toMatchObject({ outcome: "not-sent", messageCode: "api-unreachable" });
    await client.close();
  },
);

test("a sign-in whose connection breaks says what to check", async () => {
  server.on(TOKENS, { reset: true });
  const { client } = testClient(server.url);
  const { summary, hint } = await errorOf(client.signIn());
  expect(summary).toContain("broke before the reply was complete");
  expect(hint).toContain("Check address (environment CIPHERTRUST_ADDRESS)");
  await client.close();
});

test("a reply that is no token is told with address, user and domain", async () => {
  server.on(TOKENS, { json: { token: "x" } });
  const { client } = testClient(server.url);
  const { message } = await errorOf(client.signIn());
  expect(message).toContain(`The sign-in of "admin" at ${server.url} to the root domain came to nothing`);
  expect(message).toContain("field jwt");
  await client.close();
});

test("a server that is down is said after two short pauses, with address, user and domain", async () => {
  const address = server.url;
  await server.stop();
  const { client, clock } = testClient(address);
  const error = await errorOf(client.signIn());
  expect(error).toMatchObject({ outcome: "not-sent", kind: "connection", reason: "ECONNREFUSED" });
  expect(error.message).toContain(`The sign-in of "admin" at ${address} to the root domain came to nothing`);
  expect(clock.sleeps).toHaveLength(2);
  expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(2000);
  await client.close();
  server = await ScriptedServer.start();
});

test("a server that takes no connection in time is asked once", async () => {
  server.on(TOKENS, { hang: true });
  const { client, clock } = testClient(server.url, { restApiTimeout: 0.2 });
  expect(await errorOf(client.signIn())).toMatchObject({ outcome: "not-sent", kind: "timeout" });
  expect(server.seen(TOKENS)).toHaveLength(1);
  expect(clock.sleeps).toEqual([]);
  await client.close();
});

test("a first sign-in is given ten seconds or a sixth of rest_api_timeout, and no longer than that", () => {
  const limitOf = (restApiTimeout?: number) => readOptions({ restApiTimeout }).firstTimeoutMs;
  expect([undefined, 5, 15, 60, 120, 3600].map(limitOf)).toEqual([10_000, 5000, 10_000, 10_000, 20_000, 600_000]);
});

describe("a server that takes a sign-in and says nothing", () => {
  const realTimers = ["setImmediate", "clearImmediate", "setInterval", "clearInterval", "nextTick", "Date"] as const;
  beforeEach(() => jest.useFakeTimers({ doNotFake: [...realTimers, "queueMicrotask", "performance", "hrtime"] }));
  afterEach(() => jest.useRealTimers());

  const hangs = (afterMs: number) =>
    new Promise<void>((arrived) => {
      server.on(TOKENS, () => {
        setImmediate(() => {
          jest.advanceTimersByTime(afterMs);
          arrived();
        });
        return { hang: true };
      });
    });

  test("is told after ten seconds, with address, user and domain", async () => {
    const { client } = testClient(server.url);
    const hanging = hangs(10_000);
    const failed = errorOf(client.signIn());
    await hanging;
    const error = await failed;
    expect(error).toMatchObject({ kind: "timeout", argument: "rest_api_timeout" });
    expect(error.summary).toContain(`The sign-in of "admin" at ${server.url} to the root domain came to nothing`);
    expect(error.summary).toContain(`no complete reply of 127.0.0.1:${server.port} within 10 s`);
    expect(error.hint).toContain("the first sign-in of a run has 10 s, or a sixth of it");
    expect(server.seen(TOKENS)).toHaveLength(1);
    await client.close();
  });

  test("has rest_api_timeout for a renewal, since a run is in progress", async () => {
    server.on("GET /v1/cckm/aws/kms/k1", { json: kmsReply({ id: "k1" }) });
    const { client, clock } = testClient(server.url);
    await client.awsKms.get("k1");
    // A token that is still valid would be used.
    clock.move(301_000);
    const hanging = hangs(60_000);
    const failed = errorOf(client.awsKms.get("k1"));
    await hanging;
    expect((await failed).summary).toContain("within 60 s");
    await client.close();
  });
});

test("a Node.js without WebAssembly, as --jitless leaves it, is told before anything is sent", async () => {
  const whole = Object.getOwnPropertyDescriptor(globalThis, "WebAssembly")!;
  Reflect.deleteProperty(globalThis, "WebAssembly");
  try {
    const { client } = testClient(server.url);
    const error = await errorOf(client.signIn());
    expect(error).toMatchObject({ kind: "configuration", outcome: "not-sent" });
    expect(error.message).toMatch(/runs without WebAssembly.+ Remove --jitless, .+ from NODE_OPTIONS/);
    expect(server.requests).toHaveLength(0);
  } finally {
    Object.defineProperty(globalThis, "WebAssembly", whole);
  }
});

const waited = (clock: ManualClock) => clock.sleeps.reduce((sum, ms) => sum + ms, 0);

test("a sign-in that is turned away again and again is tried few times, within half a minute", async () => {
  server.on(TOKENS, { status: 429, json: { code: 1, codeDesc: "NCERRTooManyRequests", message: "no" } });
  const { client, clock } = testClient(server.url);
  const error = await errorOf(client.signIn());
  expect(error).toMatchObject({ outcome: "refused", status: 429 });
  expect(error.message).toContain(`The sign-in of "admin" at ${server.url} to the root domain came to nothing`);
  expect(waited(clock)).toBeLessThan(45_000);
  expect(server.seen(TOKENS).length).toBeLessThan(10);
  await client.close();
});

test("a wait of one second is told as one", async () => {
  server.on(TOKENS, { status: 503, headers: { "retry-after": "1" }, json: { code: 1, codeDesc: "NCERRBusy" } });
  const { client } = testClient(server.url);
  const { message } = await errorOf(client.signIn());
  expect(message).toContain("It asks to wait for 1 second (Retry-After), until ");
  await client.close();
});

test.each([
  [429, "40"],
  [503, "15"],
])("a sign-in that is to wait (%i, %s s) is said at once, with the wait", async (status, wait) => {
  server.on(TOKENS, { status, headers: { "retry-after": wait }, json: { code: 1, codeDesc: "NCERRBusy" } });
  const { client, clock } = testClient(server.url);
  const error = await errorOf(client.signIn());
  expect(error.message).toContain(
    `It asks to wait for ${wait} seconds (Retry-After), until 2026-01-01T00:00:${wait}.000Z`,
  );
  expect(clock.sleeps).toEqual([]);
  expect(server.seen(TOKENS)).toHaveLength(1);
  await client.close();
});

describe("a renewal that is turned away with 429", () => {
  const busy = { status: 429, json: { code: 1, codeDesc: "NCERRTooManyRequests", message: "no" } };
  const KMS = "GET /v1/cckm/aws/kms/k1";

  async function expired(refused = busy) {
    server.on(TOKENS, { json: { jwt: "test-a", duration: 300 } }, refused);
    server.on(KMS, { json: kmsReply({ id: "k1" }) });
    const made = testClient(server.url);
    await made.client.awsKms.get("k1");
    made.clock.move(290_000);
    return made;
  }

  test("is tried few times within two minutes, for all that wait for it", async () => {
    const { client, clock } = await expired();
    const before = clock.now();
    const errors = await Promise.all(Array.from({ length: 40 }, () => errorOf(client.awsKms.get("k1"))));
    expect(new Set(errors.map(({ summary }) => summary)).size).toBe(1);
    expect(errors[0]).toMatchObject({ status: 429 });
    expect(server.seen(TOKENS).length).toBeLessThan(15);
    expect(clock.now() - before).toBeLessThan(180_000);
    await client.close();
  });

  test("is tried seldom in the rest of the run, and counts no more once it is accepted", async () => {
    const { client, clock } = await expired();
    for (let minute = 0; minute < 60; minute++) {
      await errorOf(client.awsKms.get("k1"));
      clock.move(60_000);
    }
    expect(server.seen(TOKENS).length).toBeLessThan(25);
    server.on(TOKENS, { json: { jwt: "test-b", duration: 300 } });
    clock.move(3_600_000);
    await client.awsKms.get("k1");
    await client.close();
  });

  test("is waited for where it is accepted in the end", async () => {
    const { client } = await expired();
    server.on(TOKENS, ...Array.from({ length: 6 }, () => busy), { json: { jwt: "test-b", duration: 300 } });
    await client.awsKms.get("k1");
    expect(server.seen(TOKENS)).toHaveLength(8);
    await client.close();
  });
});
