import { errorOf, kmsReply, TEST_PASSWORD, testClient } from "../../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../../support/scripted-server";

const TOKENS = "POST /v1/auth/tokens";
const KMS = "/v1/cckm/aws/kms/k1";
const kms: Answer = { json: kmsReply({ id: "k1" }) };
const expired: Answer = {
  status: 401,
  json: { code: 5, codeDesc: "NCERRUnauthorizedAccess", message: "Token is expired" },
};

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
  server.on(`GET ${KMS}`, kms);
});
afterEach(() => server.stop());

const grants = () => server.seen(TOKENS).map((r) => JSON.parse(r.body) as Record<string, string>);
const bearers = () => server.seen(`GET ${KMS}`).map((r) => r.headers.authorization);

test("nothing is sent before the first request, which signs in with the password grant", async () => {
  const { client } = testClient(server.url, { domain: "payments", authDomain: "corp" });
  expect(server.requests).toHaveLength(0);
  await client.awsKms.get("k1");
  expect(grants()).toEqual([
    { grant_type: "password", username: "admin", password: TEST_PASSWORD, domain: "payments", auth_domain: "corp" },
  ]);
  expect(bearers()).toEqual(["Bearer test-token-1"]);
  await client.close();
});

test("without domains the fields are not sent", async () => {
  const { client } = testClient(server.url);
  await client.awsKms.get("k1");
  expect(grants()).toEqual([{ grant_type: "password", username: "admin", password: TEST_PASSWORD }]);
  await client.close();
});

test("fifty requests at once share one sign-in", async () => {
  const { client } = testClient(server.url);
  await Promise.all(Array.from({ length: 50 }, () => client.awsKms.get("k1")));
  expect(grants()).toHaveLength(1);
  await client.close();
});

test.each([
  [300, 239_000, 241_000],
  [3600, 3_539_000, 3_541_000],
  [10, 7_900, 8_100],
])("a token of %d s is used until less than 60 s or a fifth is left", async (duration, early, late) => {
  server.on(
    TOKENS,
    { json: { jwt: "test-a", duration, refresh_token: "test-r" } },
    { json: { jwt: "test-b", duration } },
  );
  const { client, clock } = testClient(server.url);
  await client.awsKms.get("k1");
  clock.move(early);
  await client.awsKms.get("k1");
  clock.move(late - early);
  await client.awsKms.get("k1");
  expect(bearers()).toEqual(["Bearer test-a", "Bearer test-a", "Bearer test-b"]);
  expect(grants()[1]).toEqual({ grant_type: "refresh_token", refresh_token: "test-r" });
  await client.close();
});

test("a refresh token that is not replaced is used again", async () => {
  server.on(
    TOKENS,
    { json: { jwt: "test-a", duration: 300, refresh_token: "test-r" } },
    { json: { jwt: "test-b", duration: 300 } },
  );
  const { client, clock } = testClient(server.url);
  for (let i = 0; i < 3; i++) {
    await client.awsKms.get("k1");
    clock.move(250_000);
  }
  expect(grants().map((g) => g.grant_type)).toEqual(["password", "refresh_token", "refresh_token"]);
  await client.close();
});

test("a refused refresh falls back to the password", async () => {
  server.on(TOKENS, { json: { jwt: "test-a", duration: 300, refresh_token: "test-r" } }, expired, {
    json: { jwt: "test-b" },
  });
  const { client, clock } = testClient(server.url);
  await client.awsKms.get("k1");
  clock.move(290_000);
  await client.awsKms.get("k1");
  expect(grants().map((g) => g.grant_type)).toEqual(["password", "refresh_token", "password"]);
  expect(bearers()).toEqual(["Bearer test-a", "Bearer test-b"]);
  await client.close();
});

test("a 401 signs in once more and replays, for a write too", async () => {
  server.on("POST /v1/cckm/aws/kms", expired, kms);
  const { client } = testClient(server.url);
  await client.awsKms.create({ name: "kms", account_id: "123456789012", connection: "aws", regions: ["us-east-1"] });
  const posts = server.seen("POST /v1/cckm/aws/kms");
  expect(posts.map((r) => r.headers.authorization)).toEqual(["Bearer test-token-1", "Bearer test-token-2"]);
  expect(posts[1]?.body).toBe(posts[0]?.body);
  expect(grants().map((g) => g.grant_type)).toEqual(["password", "password"]);
  await client.close();
});

test("a second 401 is the answer, and is not repeated", async () => {
  server.on(`GET ${KMS}`, expired);
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "auth", status: 401, code: 5, outcome: "refused" });
  expect(bearers()).toHaveLength(2);
  await client.close();
});

test("ten requests that meet the same 401 share one new sign-in", async () => {
  server.on(`GET ${KMS}`, (r) => (r.headers.authorization === "Bearer test-token-1" ? expired : kms));
  const { client } = testClient(server.url);
  await Promise.all(Array.from({ length: 10 }, () => client.awsKms.get("k1")));
  expect(grants()).toHaveLength(2);
  await client.close();
});

test("a renewal that fails for now loses no request while the token is valid, and is tried again in a while", async () => {
  server.on(TOKENS, { json: { jwt: "test-a", duration: 300, refresh_token: "test-r" } }, { status: 503 });
  const { client, clock } = testClient(server.url);
  await client.awsKms.get("k1");
  clock.move(245_000);
  await Promise.all(Array.from({ length: 5 }, () => client.awsKms.get("k1")));
  const tried = grants().length;
  await client.awsKms.get("k1");
  expect(grants()).toHaveLength(tried);
  clock.move(20_000);
  await client.awsKms.get("k1");
  expect(grants().length).toBeGreaterThan(tried);
  expect(new Set(bearers())).toEqual(new Set(["Bearer test-a"]));
  server.on(TOKENS, { json: { jwt: "test-b", duration: 300 } });
  clock.move(20_000);
  await client.awsKms.get("k1");
  expect(bearers().at(-1)).toBe("Bearer test-b");
  await client.close();
});

test.each([
  ["whose token is over", 301_000, { status: 503 }],
  ["that is refused for good", 245_000, expired],
])("a renewal %s is an error", async (_, later, answer) => {
  server.on(TOKENS, { json: { jwt: "test-a", duration: 300 } }, answer);
  const { client, clock } = testClient(server.url);
  await client.awsKms.get("k1");
  clock.move(later);
  expect((await errorOf(client.awsKms.get("k1"))).summary).toContain("sign-in");
  await client.close();
});

test("a write whose sign-in was lost has not been sent itself", async () => {
  server.on(TOKENS, { status: 502 });
  const { client } = testClient(server.url);
  const write = client.awsKms.delete("k1");
  expect(await errorOf(write)).toMatchObject({ outcome: "not-sent", path: TOKENS.replace("POST ", "") });
  await client.close();
});

test("a wrong password is tried once, however many requests need it", async () => {
  const message = "Wrong username or password.";
  server.on(TOKENS, { status: 401, json: { code: 5, codeDesc: "NCERRUnauthorizedAccess", message } });
  const { client } = testClient(server.url, { domain: "payments" });
  const error = await errorOf(client.awsKms.get("k1"));
  await errorOf(client.awsKms.get("k2"));
  expect(grants()).toHaveLength(1);
  expect(error).toMatchObject({ kind: "auth", status: 401, cckmMessage: message, outcome: "refused" });
  expect(error.message).toContain('the domain "payments"');
  for (const word of ["username", "password", "auth_domain", "CIPHERTRUST_DOMAIN"])
    expect(error.message).toContain(word);
  await client.close();
});

test("a sign-in is repeated when CCKM is busy", async () => {
  server.on(TOKENS, { status: 503 }, { reset: true }, { json: { jwt: "test-a", duration: 300 } });
  const { client, clock } = testClient(server.url);
  await client.awsKms.get("k1");
  expect(clock.sleeps).toEqual([500, 1000]);
  await client.close();
});

test("an unreachable CCKM is asked again only after half a minute", async () => {
  server.on(TOKENS, { status: 503 });
  const { client, clock } = testClient(server.url);
  await errorOf(client.awsKms.get("k1"));
  const tried = grants().length;
  await errorOf(client.awsKms.get("k1"));
  expect(grants()).toHaveLength(tried);
  server.on(TOKENS, { json: { jwt: "test-a" } });
  clock.move(30_000);
  await client.awsKms.get("k1");
  await client.close();
});

test.each([
  ["address", undefined, {}, "CIPHERTRUST_ADDRESS"],
  ["username", "url", { username: "" }, "CIPHERTRUST_USERNAME"],
  ["password", "url", { password: undefined }, "CIPHERTRUST_PASSWORD"],
])(
  "a missing %s is an error at the first request that names argument and variable",
  async (argument, at, options, variable) => {
    const { client } = testClient(at && server.url, options);
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error).toMatchObject({ kind: "configuration", argument });
    expect(error.message).toContain(variable);
    expect(server.requests).toHaveLength(0);
  },
);

test("aborting stops waiting for a sign-in, which the others still get", async () => {
  let answer = () => {};
  const after = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.on(TOKENS, { json: { jwt: "test-a" }, after });
  const { client } = testClient(server.url);
  const abort = new AbortController();
  const stopped = errorOf(client.awsKms.get("k1", { signal: abort.signal }));
  const other = client.awsKms.get("k1");
  abort.abort();
  expect(await stopped).toMatchObject({ kind: "aborted" });
  answer();
  await expect(other).resolves.toMatchObject({ id: "k1" });
  expect(grants()).toHaveLength(1);
  await client.close();
});

test("a request that waits for its turn takes its token then, and ten are under way at most", async () => {
  const { client, clock } = testClient(server.url);
  let issued = 0;
  let underWay = 0;
  let most = 0;
  server.on(TOKENS, () => {
    issued = clock.now();
    return { json: { jwt: `test-${issued}`, duration: 300 } };
  });
  server.on(`GET ${KMS}`, async (request) => {
    most = Math.max(most, ++underWay);
    await new Promise(setImmediate);
    underWay--;
    clock.move(5_000);
    const taken = Number(request.headers.authorization?.replace("Bearer test-", ""));
    return clock.now() - taken < 300_000 ? kms : expired;
  });
  await Promise.all(Array.from({ length: 120 }, () => client.awsKms.get("k1")));
  expect(bearers()).toHaveLength(120);
  expect(grants().length).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(10);
  await client.close();
});

test("aborting takes a request out of the queue", async () => {
  let answer = () => {};
  const after = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { client } = testClient(server.url);
  let others: Promise<unknown>[] = [];
  await new Promise<void>((full) => {
    let arrived = 0;
    server.on(`GET ${KMS}`, () => {
      if (++arrived === 10) full();
      return { ...kms, after };
    });
    others = Array.from({ length: 10 }, () => client.awsKms.get("k1"));
  });
  const abort = new AbortController();
  const queued = errorOf(client.awsKms.delete("k2", { signal: abort.signal }));
  await new Promise(setImmediate);
  abort.abort();
  expect(await queued).toMatchObject({ kind: "aborted", outcome: "not-sent" });
  answer();
  await Promise.all(others);
  expect(server.seen("DELETE /v1/cckm/aws/kms/k2")).toHaveLength(0);
  await client.close();
});

describe("a token that is not the current one any more", () => {
  const quoting = (...texts: string[]): Answer => ({
    status: 400,
    json: { code: 9, codeDesc: "NCERRBadRequest", message: `no use for ${texts.join(" and ")}` },
  });
  const first = { jwt: "walnut-opaque-7741", duration: 300, refresh_token: "juniper-refresh-9913" };
  const second = { jwt: "marble-sealed-3302", duration: 300, refresh_token: "harbour-renewed-5528" };
  const all = [first.jwt, first.refresh_token, second.jwt, second.refresh_token];

  test("is not told either where CCKM quotes it", async () => {
    server.on(TOKENS, { json: first }, { json: second });
    server.on(`GET ${KMS}`, expired, quoting(...all));
    const { client } = testClient(server.url);
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error.message).toContain("no use for *** and *** and *** and ***");
    await client.close();
  });

  test("is not told by the call that was under way when it was renewed", async () => {
    server.on(TOKENS, { json: first }, { json: second });
    const { client, clock } = testClient(server.url);
    await client.awsKms.get("k1");
    server.on(`GET ${KMS}`, async () => {
      clock.move(300_000);
      await client.signIn();
      return quoting(...all);
    });
    const error = await errorOf(client.awsKms.get("k1"));
    expect(error.message).toContain("no use for *** and *** and *** and ***");
    await client.close();
  });
});
