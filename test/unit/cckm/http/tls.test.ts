import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmClient } from "cdktf-cckm/client";
import selfsigned from "selfsigned";
import { connectionError } from "../../../../lib/cckm/http/connection-error";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

let server: ScriptedServer;
let cert: string;
let key: string;
let folder: string;

beforeAll(async () => {
  const made = await selfsigned.generate([{ name: "commonName", value: "127.0.0.1" }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  cert = made.cert;
  key = made.private;
  folder = mkdtempSync(join(tmpdir(), "cckm-client-"));
  server = await ScriptedServer.start({ key: made.private, cert });
  server.on("GET /v1/cckm/aws/kms/k1", { json: kmsReply({ id: "k1" }) });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

test("a certificate of an unknown authority is refused at once, with ca_cert as the way out", async () => {
  const { client, clock } = testClient(server.url);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({
    kind: "tls",
    argument: "ca_cert",
    reason: "DEPTH_ZERO_SELF_SIGNED_CERT",
    outcome: "not-sent",
  });
  expect(error.message).toContain("CIPHERTRUST_CA_CERT");
  expect(clock.sleeps).toEqual([]);
  await client.close();
});

test("the authority is accepted as PEM text, on one line, and as a file", async () => {
  const file = join(folder, "ca.pem");
  writeFileSync(file, cert);
  for (const caCert of [cert, cert.trim().replace(/\r?\n/g, "\\n"), file]) {
    const { client } = testClient(server.url, { caCert });
    await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
    await client.close();
  }
});

test("the file of SSL_CERT_FILE holds the authorities where ca_cert gives none, as for programs written in Go", async () => {
  const file = join(folder, "system.pem");
  writeFileSync(file, `# damaged\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${cert}`);
  const { client } = testClient(server.url, { env: { SSL_CERT_FILE: file } });
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
  await client.close();
  for (const SSL_CERT_FILE of ["", join(folder, "none.pem")]) {
    const stranger = testClient(server.url, { env: { SSL_CERT_FILE } });
    expect(await errorOf(stranger.client.awsKms.get("k1"))).toMatchObject({ kind: "tls" });
    await stranger.client.close();
  }
});

test("verification of CCKM's certificate can be switched off", async () => {
  const { client } = testClient(server.url, { noSslVerify: true });
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
  await client.close();
});

test("a name that the certificate does not hold is refused, also with its authority known", async () => {
  const { client } = testClient(`https://localhost:${server.port}`, { caCert: cert });
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "tls", reason: "ERR_TLS_CERT_ALTNAME_INVALID" });
  await client.close();
});

test.each(["INVALID_PURPOSE", "INVALID_CA", "PATH_LENGTH_EXCEEDED", "UNSPECIFIED", "CERT_REVOKED"])(
  "a certificate that OpenSSL refuses with %s is told as one, and not asked for again",
  (code) => {
    const failed = { method: "GET", path: "/v1/x", host: "cm.example.com", readOnly: true, sent: false };
    const error = connectionError(Object.assign(new Error("no"), { code }), failed);
    expect(error).toMatchObject({ kind: "tls", outcome: "not-sent" });
    expect(error.message).toContain(`the certificate of cm.example.com cannot be used for a web server (${code})`);
  },
);

test("https spoken to an http port is a TLS error that names the address", async () => {
  const plain = await ScriptedServer.start();
  const { client } = testClient(plain.url.replace("http:", "https:"));
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error.kind).toBe("tls");
  expect(error.message).toContain("address names an https port");
  await client.close();
  await plain.stop();
});

test.each([
  ["/no/such/file.pem", "neither PEM text nor the path of a file that exists"],
  ["-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----", "certificate 1 of 1 in the PEM text"],
  ["-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----", "holds no certificate"],
  ["/", "cannot be read (EISDIR)"],
])("the ca_cert %j is refused with its reason", (caCert, reason) => {
  expect(() => new CckmClient({ caCert })).toThrow(reason);
});

test("a client certificate that a server demands over TLS 1.3 is named, for reads and writes, and nothing was done", async () => {
  const strict = await ScriptedServer.start({
    key,
    cert,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: "TLSv1.3",
  });
  const { client, clock } = testClient(strict.url, { caCert: cert });
  const post = { method: "POST" as const, path: "/v1/cckm/aws/kms", body: {} };
  for (const call of [client.awsKms.get("k1"), client.request(post)]) {
    const error = await errorOf(call);
    expect(error).toMatchObject({
      kind: "tls",
      outcome: "not-sent",
      reason: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
    });
    expect(error.message).toContain(`127.0.0.1:${strict.port} demands a client certificate`);
  }
  expect(clock.sleeps).toEqual([]);
  expect(strict.requests).toEqual([]);
  await client.close();
  await strict.stop();
});

test("before TLS 1.3 a server says no more than that it refuses, so that the client certificate is named as what it may want", async () => {
  const strict = await ScriptedServer.start({
    key,
    cert,
    requestCert: true,
    rejectUnauthorized: true,
    maxVersion: "TLSv1.2",
  });
  const { client, clock } = testClient(strict.url, { caCert: cert });
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "tls", outcome: "not-sent", argument: "address" });
  expect(error.message).toContain(
    `127.0.0.1:${strict.port} refused the TLS session (ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE)`,
  );
  expect(error.message).toContain("that it demands no client certificate, which cannot be given here");
  expect(clock.sleeps).toEqual([]);
  await client.close();
  await strict.stop();
});

test("a server that ends the connection instead of TLS is told as one, with what it may want", async () => {
  const ending = net.createServer((socket) => socket.on("error", () => {}).once("data", () => socket.end()));
  ending.listen(0, "127.0.0.1");
  await once(ending, "listening");
  const { port } = ending.address() as AddressInfo;
  const { client } = testClient(`https://127.0.0.1:${port}`);
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "connection", outcome: "not-sent", argument: "address", reason: "ECONNRESET" });
  expect(error.message).toContain(
    `127.0.0.1:${port} ended the connection before a TLS session was agreed (ECONNRESET)`,
  );
  expect(error.message).toContain("and that the server demands no client certificate");
  await client.close();
  ending.close();
});

test.each(["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", "ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE"])(
  "%s is a client certificate that is missing, before and after the request is sent",
  (code) => {
    for (const sent of [false, true]) {
      const failure = { method: "POST", path: "/v1/cckm/aws/kms", host: "cm.example.com", readOnly: false, sent };
      const error = connectionError({ code }, failure);
      expect(error).toMatchObject({ kind: "tls", outcome: "not-sent", argument: "address" });
      expect(error.message).toContain("cm.example.com demands a client certificate");
    }
  },
);
