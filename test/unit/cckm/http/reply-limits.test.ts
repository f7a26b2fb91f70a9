import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import selfsigned from "selfsigned";
import { readBody } from "../../../../lib/cckm/http/body";
import { readBySchema, replySchema } from "../../../../lib/cckm/http/reply-schema";
import { errorOf, kmsReply, TEST_PASSWORD, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

const GET = "GET /v1/cckm/aws/kms/k1";
const LIST = "GET /v1/cckm/aws/kms";
const MIB = 1024 * 1024;

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
});
afterEach(() => server.stop());

async function failing(call: (client: ReturnType<typeof testClient>["client"]) => Promise<unknown>) {
  const { client, lines } = testClient(server.url);
  const error = await errorOf(call(client));
  await client.close();
  return { error, told: JSON.stringify([error, error.message, lines]) };
}

const one = (data: Uint8Array) =>
  (async function* () {
    yield data;
  })();

describe("a compressed reply", () => {
  const text = JSON.stringify(kmsReply({ id: "k1", name: "größer" }));
  test.each<[string, Buffer]>([
    ["gzip", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
    ["identity", Buffer.from(text)],
    ["GZIP", gzipSync(text)],
  ])("in %s is understood", async (encoding, bytes) => {
    server.on(GET, { bytes, headers: { "content-encoding": encoding } });
    const { client } = testClient(server.url);
    await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1", name: "größer" });
    await client.close();
  });

  test.each<[string, Buffer, string]>([
    ["zstd", Buffer.from("x"), "an encoding that is not understood (zstd)"],
    ["gzip", Buffer.from("{}"), "a reply that says it is compressed (gzip) and is not, or is cut"],
    ["gzip", gzipSync(text).subarray(0, 40), "a reply that says it is compressed (gzip) and is not, or is cut"],
  ])("in %s that cannot be read is an error that says so, asked for once", async (encoding, bytes, sentence) => {
    server.on(GET, { bytes, headers: { "content-encoding": encoding } });
    const { error } = await failing((client) => client.awsKms.get("k1"));
    expect(error.message).toContain(sentence);
    expect(server.seen(GET)).toHaveLength(1);
  });

  test("that grows beyond the limit is an error", async () => {
    await expect(readBody(one(gzipSync(Buffer.alloc(2 * MIB))), "gzip", { longest: MIB })).rejects.toThrow(
      "longer than 1 MiB",
    );
  });
});

test("a reply that does not end is cut off, and asked for once", async () => {
  let sent = 0;
  async function* endless() {
    for (; ; sent++) yield new Uint8Array(MIB);
  }
  await expect(readBody(endless(), "", { longest: 3 * MIB })).rejects.toThrow("a reply longer than 3 MiB");
  expect(sent).toBeLessThan(5);
  server.on(GET, { bytes: Buffer.alloc(65 * MIB, " ") });
  const { error } = await failing((client) => client.awsKms.get("k1"));
  expect(error.message).toContain("GET /v1/cckm/aws/kms/k1 was answered with 200 and a reply longer than 64 MiB");
  expect(server.seen(GET)).toHaveLength(1);
});

test.each([1e12, 250_001])("a list of %d records by its own count is an error at once", async (total) => {
  server.on(LIST, { json: { skip: 0, limit: 100, total, resources: [kmsReply()] } });
  const { error } = await failing((client) => client.awsKms.list());
  expect(error.message).toContain(`A list of CCKM has ${total} records by its own count, more than the 250000`);
  expect(server.seen(LIST)).toHaveLength(1);
});

test("a redirection that leads to itself, or elsewhere, is one sentence and is not followed", async () => {
  server.on(GET, { status: 302, headers: { location: "/api/v1/cckm/aws/kms/k1" } });
  const itself = await failing((client) => client.awsKms.get("k1"));
  expect(itself.error.message).toContain(
    "a redirection to a path of the same address (302). Something before CipherTrust",
  );
  expect(server.seen(GET)).toHaveLength(1);
  server.on(GET, { status: 301, headers: { location: "https://other.example.com/x" } });
  const other = await failing((client) => client.awsKms.get("k1"));
  expect(other.error.message).toContain("a redirection to https://other.example.com (301). Give the final address");
});

test("a server for HTTP/2 alone is told from one that is not there", async () => {
  const only = http2.createServer().listen(0, "127.0.0.1");
  await once(only, "listening");
  const { client } = testClient(`http://127.0.0.1:${(only.address() as AddressInfo).port}`);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error.message).toMatch(/does not speak HTTP\/1\.1 \(HPE_\w+\): a server for HTTP\/2 alone/);
  await client.close();
  only.close();
});

test("a server for HTTP/2 alone over TLS is told from a certificate that is wrong", async () => {
  const { private: key, cert } = await selfsigned.generate([{ name: "commonName", value: "127.0.0.1" }]);
  const only = http2.createSecureServer({ key, cert }).listen(0, "127.0.0.1");
  await once(only, "listening");
  const address = `https://127.0.0.1:${(only.address() as AddressInfo).port}`;
  const { client } = testClient(address, { noSslVerify: true });
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ outcome: "not-sent", kind: "tls" });
  expect(error.message).toContain("does not speak HTTP/1.1 (ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL)");
  await client.close();
  only.close();
});

test("no field of a reply brings a secret or a control character into an error or the log", async () => {
  const echo = `${TEST_PASSWORD}\u009b31m`;
  const headers = {
    "x-request-id": echo,
    "content-type": `text/${echo}`,
    location: `https://${TEST_PASSWORD}.example.com/`,
  };
  for (const answer of [
    { status: 400, headers },
    { status: 302, headers },
    { status: 200, text: "x", headers },
    { status: 404, headers, json: { code: 9, codeDesc: `NCERR ${echo}`, message: echo, requestID: echo } },
  ]) {
    server.on(GET, answer);
    const { error, told } = await failing((client) => client.awsKms.get("k1"));
    expect(told).not.toContain(TEST_PASSWORD);
    expect(error.message).not.toContain("\u009b");
    expect(told).toContain("***");
  }
});

test("the name of an encoding that is none is not told in part, which would hide half of a secret's spelling", async () => {
  const spelled = [...Buffer.from(TEST_PASSWORD)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  server.on(GET, { text: "x", headers: { "content-encoding": spelled } });
  const { told } = await failing((client) => client.awsKms.get("k1"));
  expect(told).toContain("a reply in an encoding that is not understood");
  expect(told).not.toContain(JSON.stringify(spelled.slice(0, 16)).slice(1, -1));
});

test.each([
  ["holds a line end", "a.b.c\r\nx-evil: 1"],
  ["is longer than any header", "a".repeat(70_000)],
  ["is empty", ""],
])("a token that %s is no token of CCKM", async (_, jwt) => {
  server.on("POST /v1/auth/tokens", { json: { jwt, duration: 300 } });
  const { error } = await failing((client) => client.awsKms.get("k1"));
  expect(error.message).toContain(
    "POST /v1/auth/tokens was answered with 200 and a reply that is not as the API page says: field jwt",
  );
  expect(error.message.length).toBeLessThan(500);
  expect(server.seen(GET)).toEqual([]);
});

test("a redirection to what is no server's address is told by its kind", async () => {
  server.on(GET, { status: 302, headers: { location: "javascript:alert(1)" } });
  const { error } = await failing((client) => client.awsKms.get("k1"));
  expect(error.message).toContain("a redirection to an address of the kind javascript: (302)");
});

test("the name of a field that is a server's own text is cut", async () => {
  const tags = replySchema((z) => z.looseObject({ tags: z.record(z.string()) }));
  const reply = { tags: { ["k".repeat(100_000)]: 5 } };
  const context = { method: "GET", path: "/v1/x", status: 200, readOnly: true };
  const error = await errorOf((async () => readBySchema(tags, reply, context))());
  expect(error.message).toContain("field tags.kkk");
  expect(error.message.length).toBeLessThan(500);
});

describe("a reply that another program would stumble over", () => {
  test.each(["99999999999999999999", "1e400", "999999999999"])(
    "with Retry-After: %s is an error like any other",
    async (after) => {
      server.on(GET, { status: 503, headers: { "retry-after": after } });
      const { error } = await failing((client) => client.awsKms.get("k1"));
      expect(error).toMatchObject({ status: 503 });
    },
  );

  test("in two encodings, each named in a header of its own, is understood", async () => {
    const bytes = brotliCompressSync(gzipSync(JSON.stringify(kmsReply({ id: "k1" }))));
    server.on(GET, { bytes, headers: { "content-encoding": ["gzip", "br"] } });
    const { client } = testClient(server.url);
    await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
    await client.close();
  });

  test.each<[string, BufferEncoding]>([
    ["iso-8859-1", "latin1"],
    ["utf-16", "utf16le"],
  ])("in %s is refused: names in it would be read as others", async (charset, encoding) => {
    const bytes = Buffer.from(JSON.stringify(kmsReply({ id: "k1", name: "größer" })), encoding);
    server.on(GET, { bytes, headers: { "content-type": `application/json; charset=${charset}` } });
    const { error } = await failing((client) => client.awsKms.get("k1"));
    expect(error).toMatchObject({ kind: "malformed" });
  });

  test("whose error page is in another encoding is told by its status", async () => {
    const bytes = Buffer.from("<html>Verbindung nicht möglich", "latin1");
    server.on(GET, { status: 403, bytes, headers: { "content-type": "text/html; charset=iso-8859-1" } });
    const { error } = await failing((client) => client.awsKms.get("k1"));
    expect(error.message).toContain("a reply that is not CCKM's (text/html, 403): a proxy or load balancer? Check");
  });

  test("that holds a secret's halves in two of its fields tells neither", async () => {
    const [codeDesc, message] = [`NCERR: ${TEST_PASSWORD.slice(0, 9)}`, `${TEST_PASSWORD.slice(9)} is wrong`];
    server.on(GET, { status: 400, json: { code: 9, codeDesc, message } });
    const { error, told } = await failing((client) => client.awsKms.get("k1"));
    expect(error).toMatchObject({ status: 400 });
    expect(told).not.toContain(TEST_PASSWORD.slice(9));
  });

  test("with a secret as the name of a field that is wrong does not tell it", async () => {
    const of = replySchema((z) => z.record(z.string()));
    const context = { method: "GET", path: "/v1/x", status: 200, readOnly: true, secrets: [TEST_PASSWORD] };
    const read = () => readBySchema(of, { [TEST_PASSWORD]: 5 }, context);
    expect(read).toThrow("field *** is not of type string");
  });
});

test("a text of several lines in a reply, which Terraform would print as it is, steers no terminal", async () => {
  server.on(GET, { json: kmsReply({ id: "k1", name: "a\u001b[31m", account: "a\nb\u001b[31m\u202e" }) });
  const { client } = testClient(server.url);
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({
    name: "a\u001b[31m",
    account: "a\nb\\u001b[31m\\u202e",
  });
  await client.close();
});

test("a text of JSON in a reply, whose fields Terraform would print as they are, steers no terminal", async () => {
  const account = JSON.stringify({ a: "x\n\u001b[31m" });
  server.on(GET, { json: kmsReply({ id: "k1", name: '{"path":"C:\\\\new\\\\foo"}', account }) });
  const { client } = testClient(server.url);
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({
    name: '{"path":"C:\\\\new\\\\foo"}',
    account: ` ${account}`,
  });
  await client.close();
});
