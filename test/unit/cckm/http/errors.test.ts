import { inspect } from "node:util";
import { CckmClient, isGone, isNotFound } from "cdktf-cckm/client";
import { redact } from "../../../../lib/cckm/http/redact";
import { errorOf, kmsReply, TEST_PASSWORD, testClient } from "../../../support/client-fixtures";
import { type Answer, ScriptedServer } from "../../../support/scripted-server";

const GET = "GET /v1/cckm/aws/kms/k1";
const envelope = { code: 16, codeDesc: "NCERRResourceNotFound: Resource not found", requestID: "req-1" };

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.stop());

test("the parts of CCKM's envelope, method and path are in the error", async () => {
  server.on("PATCH /v1/cckm/aws/kms/k1", {
    status: 409,
    json: { code: 37, codeDesc: "NCERRConflict: conflict", message: "region in use", requestID: "req-7" },
  });
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.update("k1", { regions: ["us-east-1"] }));
  expect(error).toMatchObject({
    kind: "reply",
    status: 409,
    code: 37,
    codeDesc: "NCERRConflict: conflict",
    cckmMessage: "region in use",
    requestID: "req-7",
    method: "PATCH",
    path: "/v1/cckm/aws/kms/k1",
  });
  expect(error.message).toBe(
    "PATCH /v1/cckm/aws/kms/k1 was answered with 409 NCERRConflict: conflict: region in use (request req-7)",
  );
  await client.close();
});

test("only CCKM's own 404 to a GET by id means not found", async () => {
  server.on(GET, { status: 404, json: envelope });
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(isNotFound(error)).toBe(true);
  expect(error).toMatchObject({ outcome: "gone", requestID: "req-1" });
  server.on("GET /v1/cckm/aws/kms", { status: 404, json: envelope });
  expect(isGone(await errorOf(client.awsKms.list()))).toBe(false);
  server.on("PATCH /v1/cckm/aws/kms/k1", { status: 404, json: envelope });
  expect(isGone(await errorOf(client.awsKms.update("k1", { connection: "aws" })))).toBe(false);
  server.on("DELETE /v1/cckm/aws/kms/k1", { status: 404, json: envelope });
  const late = await errorOf(client.request({ method: "DELETE", path: "/v1/cckm/aws/kms/k1", byId: true }));
  expect([isGone(late), isNotFound(late)]).toEqual([true, false]);
  await expect(client.awsKms.delete("k1")).resolves.toBeUndefined();
  await client.close();
});

test.each<[string, Answer]>([
  ["a proxy's HTML", { status: 404, text: "<html>not here</html>", headers: { "content-type": "text/html" } }],
  ["a gateway's JSON", { status: 404, json: { message: "no Route matched with those values" } }],
  ["another CCKM error", { status: 404, json: { code: 15, codeDesc: "NCERRBadRequest: no such API" } }],
  ["no body", { status: 404 }],
])("a 404 with %s never means not found", async (_, answer) => {
  server.on(GET, answer).on("DELETE /v1/cckm/aws/kms/k1", answer);
  const { client } = testClient(server.url);
  expect(await errorOf(client.awsKms.get("k1"))).toMatchObject({ status: 404, outcome: "refused" });
  expect(await errorOf(client.awsKms.delete("k1"))).toMatchObject({ status: 404, outcome: "refused" });
  await client.close();
});

test("a foreign body is named, not quoted", async () => {
  server.on(GET, {
    status: 404,
    text: "<html>internal details</html>",
    headers: { "content-type": "text/html; charset=utf-8" },
  });
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error.message).toContain("a reply that is not CCKM's (text/html, 404): a proxy or load balancer?");
  expect(error.message).not.toContain("internal details");
  await client.close();
});

test("a redirection says where the address should go", async () => {
  server.on(GET, { status: 301, headers: { location: "https://cm2.example.com/login?x=1" } });
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error.message).toContain("a redirection to https://cm2.example.com (301)");
  expect(error.message).not.toContain("login");
  await client.close();
});

test.each<[string, Answer, string]>([
  ["broken JSON", { text: '{"id": ', headers: { "content-type": "application/json" } }, "JSON that cannot be parsed"],
  ["an empty body", {}, "an empty reply"],
  ["HTML", { text: "<html>", headers: { "content-type": "text/html" } }, "not CCKM's (text/html)"],
  ["a missing field", { json: kmsReply({ name: undefined }) }, "field name is not of type string, or missing"],
  ["a mistyped field", { json: kmsReply({ regions: ["a", 1] }) }, "field regions[1] is not of type string"],
  ["an array", { json: [] }, "the reply is not of type object"],
])("a success reply with %s is malformed and names the endpoint", async (_, answer, what) => {
  server.on(GET, answer);
  const { client } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "malformed", status: 200, outcome: "unknown", readOnly: true });
  expect(error.message).toContain("GET /v1/cckm/aws/kms/k1");
  expect(error.message).toContain(what);
  await client.close();
});

test("unknown fields pass and null lists are empty", async () => {
  server.on(GET, { json: kmsReply({ id: "k1", auto_added: true, acls: null, regions: null }) });
  const { client } = testClient(server.url);
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({ auto_added: true, acls: [], regions: [] });
  await client.close();
});

test.each<[string, Answer]>([
  ["204", { status: 204 }],
  ["200 with the page's body", { json: { status: 204 } }],
  ["202 with text", { status: 202, text: "ok" }],
])("a delete succeeds with %s", async (_, answer) => {
  server.on("DELETE /v1/cckm/aws/kms/k1", answer);
  const { client } = testClient(server.url);
  await expect(client.awsKms.delete("k1")).resolves.toBeUndefined();
  await client.close();
});

test("no password or token is in an error, a log line or the client's own text", async () => {
  const echo = `refused ${TEST_PASSWORD} and test-token-1, Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln`;
  const refusal: Answer = {
    status: 400,
    json: { code: 9, codeDesc: `NCERRInvalidParamValue: ${echo}`, message: echo },
  };
  server.on(GET, refusal).on("POST /v1/auth/tokens", { json: { jwt: "test-token-1", refresh_token: "test-refresh" } });
  const { client, lines } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  const signIn = { code: 5, codeDesc: "NCERRUnauthorizedAccess", message: `refused ${TEST_PASSWORD}` };
  server.on("POST /v1/auth/tokens", { status: 401, json: signIn });
  const second = testClient(server.url);
  const refused = await errorOf(second.client.awsKms.get("k1"));
  const all = inspect([error, refused, lines, second.lines, client, second.client], { depth: 20, showHidden: true });
  expect(refused.message).toContain("refused ***");
  for (const secret of [TEST_PASSWORD, "test-token-1", "eyJ", "test-refresh"]) expect(all).not.toContain(secret);
  expect(lines.length).toBeGreaterThan(1);
  await client.close();
  await second.client.close();
});

test("the log has one line for each request, with method, path, status, time and request id only", async () => {
  server.on(GET, { status: 404, json: envelope });
  const { client, lines } = testClient(server.url);
  await errorOf(client.awsKms.get("k1"));
  expect(lines).toEqual([
    {
      level: "debug",
      message: "CCKM request",
      fields: { method: "POST", path: "/v1/auth/tokens", status: 200, ms: 0 },
    },
    {
      level: "debug",
      message: "CCKM request",
      fields: { method: "GET", path: "/v1/cckm/aws/kms/k1", status: 404, ms: 0, requestID: "req-1" },
    },
  ]);
  await client.close();
});

test("redaction covers short secrets and each line of long ones", () => {
  expect(redact("value x1 in ax1b", ["x1"])).toBe("value *** in ax1b");
  // The letter before happens to be the one that stands before it in the secret, too.
  expect(redact("at line two-of-it", ["line-one-of-it\nline two-of-it"])).toBe("a***");
  expect(redact("of line two-of-it", ["line-one-of-it\nline two-of-it"])).toBe("of ***");
  expect(redact("untouched", [""])).toBe("untouched");
});

const clientOf = (address: string, allowPlainHttp?: boolean) => () => new CckmClient({ address, allowPlainHttp });

test.each([
  "http://cm.example.com",
  "http://127.evil.example",
  "http://localhost.evil.example",
  "http://evil.localhost",
  "http://10.0.0.1:8080",
  "http://[::2]",
])("the password goes to %s only where that is allowed in words", (address) => {
  expect(clientOf(address)).toThrow(/is plain http, .+ or allow it in words: allow_plain_http = true/);
  expect(clientOf(address, true)).not.toThrow();
});

test.each([
  "http://127.0.0.1:8080",
  "http://127.1:8080",
  "http://localhost:8080",
  "http://[::1]:8080",
  "https://cm.example.com",
])("the password goes to %s without a word of permission", (address) => {
  expect(clientOf(address)).not.toThrow();
  expect(clientOf(address, true)).not.toThrow();
});

test.each([
  ["cm.example.com", "has no scheme"],
  ["ftp://cm.example.com", "scheme ftp"],
  ["https://", "is not a URL"],
  ["https://cm.example.com/manager", "has a path"],
  ["https://cm.example.com?x=1", "query"],
  ["https://admin:test-password-value@cm.example.com", "user information"],
  ["admin:test-password-value@cm.example.com", "no scheme"],
  ["https://cm.example.com?password=test-password-value", "CipherTrust Manager has a query"],
  ["https://cm.example.com/?", "CipherTrust Manager has a query or a fragment"],
  ["https://cm.example.com#", "CipherTrust Manager has a query or a fragment"],
  ["https://cm.example.com/#test-password-value", "CipherTrust Manager has a query or a fragment"],
  ["https://cm.example.com/;pw=test-password-value", "CipherTrust Manager has a path"],
  ["$test-password-value!", "CipherTrust Manager has no scheme"],
])("the address %s is refused with its reason and the right form", (address, reason) => {
  const make = () => new CckmClient({ address });
  expect(make).toThrow(reason);
  expect(make).toThrow("https://<host>[:<port>]");
  expect(make).not.toThrow("test-password-value");
});

test.each([
  "https://cm.example.com/api",
  "https://cm.example.com/api/",
  "https://cm.example.com:8443",
  "http://[::1]:80/",
])("the address %s is accepted", (address) => {
  expect(() => new CckmClient({ address })).not.toThrow();
});

test.each([0, -1, Number.NaN])("a request timeout of %s is no time and refused", (restApiTimeout) => {
  expect(() => new CckmClient({ restApiTimeout })).toThrow("rest_api_timeout");
});

test("ids are encoded in a request's path", async () => {
  const { client } = testClient(server.url);
  await errorOf(client.awsKms.get("a/b?c"));
  expect(server.requests.at(-1)?.path).toBe("/v1/cckm/aws/kms/a%2Fb%3Fc");
  await client.close();
});

test.each(["", " ", ".", "..", undefined, null, 5])("%j is no id, and nothing is sent", async (id) => {
  const { client } = testClient(server.url);
  const before = server.requests.length;
  expect(() => client.awsKms.get(id as string)).toThrow(RangeError);
  expect(() => client.azureReports.delete(id as string)).toThrow(RangeError);
  expect(server.requests).toHaveLength(before);
  await client.close();
});
