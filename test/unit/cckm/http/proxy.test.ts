import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import selfsigned from "selfsigned";
import { parseAddress } from "../../../../lib/cckm/http/address";
import { proxyFor } from "../../../../lib/cckm/http/proxy";
import { errorOf, kmsReply, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

const HOST = "cm.example.com";

let server: ScriptedServer;
let proxy: http.Server;
let caCert: string;
const tunnels: (string | undefined)[] = [];
let refuse: number | undefined;
/** What the proxy does with a request for a tunnel in place of making one. */
let behave: ((socket: Duplex) => void) | undefined;
let authorization: string | undefined;

beforeAll(async () => {
  const made = await selfsigned.generate([{ name: "commonName", value: HOST }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: HOST }] },
    ],
  });
  caCert = made.cert;
  server = await ScriptedServer.start({ key: made.private, cert: made.cert });
  server.on("GET /v1/cckm/aws/kms/k1", { json: kmsReply({ id: "k1" }) });
  proxy = http.createServer();
  proxy.on("connect", (request, socket) => {
    tunnels.push(request.url);
    authorization = request.headers["proxy-authorization"];
    if (behave) return behave(socket);
    if (refuse) return socket.end(`HTTP/1.1 ${refuse} Refused\r\n\r\n`);
    const there = net.connect(server.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      there.pipe(socket).pipe(there);
    });
    there.on("error", () => socket.destroy());
    socket.on("error", () => there.destroy());
    return there;
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
});
afterAll(async () => {
  await server.stop();
  proxy.close();
});
beforeEach(() => {
  tunnels.length = 0;
  refuse = undefined;
  behave = undefined;
});

const env = () => ({ HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });

test("the proxy of the environment is used, and the certificate behind it verified", async () => {
  const { client } = testClient(`https://${HOST}`, { caCert, env: env() });
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
  expect(new Set(tunnels)).toEqual(new Set([`${HOST}:443`]));
  await client.close();
  const stranger = testClient(`https://${HOST}`, { env: env() });
  expect(await errorOf(stranger.client.awsKms.get("k1"))).toMatchObject({ kind: "tls", argument: "ca_cert" });
  await stranger.client.close();
});

test("a loopback address and those of NO_PROXY are reached without it", async () => {
  const { client } = testClient(server.url, { noSslVerify: true, env: env() });
  await client.awsKms.get("k1");
  await client.close();
  const host = "cm.example.invalid";
  const direct = testClient(`https://${host}`, { env: { ...env(), NO_PROXY: `.example.org,${host}` } });
  expect(await errorOf(direct.client.awsKms.get("k1"))).toMatchObject({ kind: "connection", outcome: "not-sent" });
  await direct.client.close();
  expect(tunnels).toEqual([]);
});

test.each([
  [403, "add cm.example.com to NO_PROXY"],
  [407, "give user and password in HTTPS_PROXY"],
])("a proxy that refuses with %i is named, asked once, and its password is not told", async (status, remedy) => {
  refuse = status;
  const HTTPS_PROXY = env().HTTPS_PROXY.replace("//", "//user:test-proxy-password@");
  const { client, lines } = testClient(`https://${HOST}`, { env: { HTTPS_PROXY } });
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "reply", outcome: "not-sent" });
  const { host } = new URL(HTTPS_PROXY);
  expect(error.message).toContain(`the proxy ${host} (HTTPS_PROXY) refused the way to cm.example.com (${status})`);
  expect(error.message).toContain(remedy);
  expect(tunnels).toHaveLength(1);
  expect(JSON.stringify([error, error.stack, lines])).not.toContain("test-proxy-password");
  await client.close();
});

describe("a proxy that makes no way to CCKM", () => {
  const failing = async () => {
    const { client } = testClient(`https://${HOST}`, { env: env(), restApiTimeout: 0.3 });
    const error = await errorOf(client.awsKms.get("k1"));
    await client.close();
    return error;
  };

  test("and says nothing is waited for as long as a request may take", async () => {
    behave = () => {};
    const error = await failing();
    expect(error).toMatchObject({ outcome: "not-sent" });
    expect(error.message).toContain("(HTTPS_PROXY) made no way to cm.example.com");
    expect(tunnels).toHaveLength(1);
  });

  test.each<[string, (socket: Duplex) => void]>([
    ["closes", (socket) => socket.end()],
    ["breaks off", (socket) => socket.destroy()],
    ["answers in another protocol", (socket) => socket.end("SSH-2.0-test\r\n")],
  ])("and %s is named, and not asked again and again", async (_, way) => {
    behave = way;
    const error = await failing();
    expect(error).toMatchObject({ outcome: "not-sent", kind: "connection" });
    const { host } = new URL(env().HTTPS_PROXY);
    expect(error.message).toContain(`the proxy ${host} (HTTPS_PROXY) made no way to cm.example.com`);
    expect(tunnels).toHaveLength(3);
  });

  test("because it does not reach the host is asked again, as a server that is down", async () => {
    refuse = 502;
    const error = await failing();
    expect(error).toMatchObject({ outcome: "not-sent", kind: "connection" });
    expect(error.message).toContain("found no way to cm.example.com (502)");
    expect(tunnels).toHaveLength(3);
  });
});

test.each([
  ["user:p%40ss%3Aword", "user:p@ss:word"],
  ["user", "user:"],
  ["user:", "user:"],
])("%s before the proxy's host is sent as user and password", async (given, expected) => {
  refuse = 403;
  const HTTPS_PROXY = env().HTTPS_PROXY.replace("//", `//${given}@`);
  const { client } = testClient(`https://${HOST}`, { env: { HTTPS_PROXY } });
  await errorOf(client.awsKms.get("k1"));
  await client.close();
  expect(authorization).toBe(`Basic ${Buffer.from(expected).toString("base64")}`);
});

test("a path behind the proxy's address says nothing, as for programs written in Go", async () => {
  const { client } = testClient(`https://${HOST}`, { caCert, env: { HTTPS_PROXY: `${env().HTTPS_PROXY}/pac?a=b#c` } });
  await expect(client.awsKms.get("k1")).resolves.toMatchObject({ id: "k1" });
  await client.close();
});

test.each([
  ["https://[fd00::1]", "fd00::1"],
  ["https://[fd00::1]:8443", "[fd00::1]:8443"],
  [`https://${HOST}`, HOST],
])("a proxy that refuses the way to %s is passed by with NO_PROXY as it is told", async (address, named) => {
  refuse = 403;
  const { client } = testClient(address, { env: env() });
  expect((await errorOf(client.awsKms.get("k1"))).message).toContain(`add ${named} to NO_PROXY`);
  await client.close();
  expect(proxyFor(parseAddress(address), { ...env(), NO_PROXY: named })).toBeUndefined();
});

test("what is wrong with the certificate of a proxy is told of the proxy", async () => {
  const HTTPS_PROXY = `https://127.0.0.1:${server.port}`;
  const { client } = testClient(`https://${HOST}`, { caCert, env: { HTTPS_PROXY } });
  const error = await errorOf(client.awsKms.get("k1"));
  await client.close();
  expect(error).toMatchObject({ kind: "tls", outcome: "not-sent" });
  expect(error.message).toContain(`the certificate of the proxy 127.0.0.1:${server.port} (HTTPS_PROXY)`);
  expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
});

describe("which proxy of the environment is used", () => {
  const host = (address: string, variables: Record<string, string>) => proxyFor(parseAddress(address), variables)?.host;
  const P = { HTTPS_PROXY: "http://proxy.example.com:3128" };

  test.each<[string, Record<string, string>, string | undefined]>([
    ["a scheme may be missing", { HTTPS_PROXY: "proxy.example.com:3128" }, "proxy.example.com:3128"],
    ["user and password may stand before it", { HTTPS_PROXY: "u:p@proxy.example.com:3128" }, "proxy.example.com:3128"],
    ["small letters do", { https_proxy: "http://small.example.com:1" }, "small.example.com:1"],
    ["capitals come first", { https_proxy: "http://small:1", HTTPS_PROXY: "http://capital:1" }, "capital:1"],
    ["an empty value is passed over", { HTTPS_PROXY: "", https_proxy: "http://small:1" }, "small:1"],
    ["an empty value alone is none", { HTTPS_PROXY: "" }, undefined],
    ["the one of http is not used for https", { HTTP_PROXY: "http://plain:1" }, undefined],
  ])("%s", (_, variables, expected) => {
    expect(host("https://cm.example.com", variables)).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ["https://cm.example.com", "cm.example.com", false],
    ["https://cm.example.com", "example.com", false],
    ["https://10.1.0.1", ".1", true],
    ["https://10.1.0.1", "0.1", true],
    ["https://cm.example.com", ".example.com", false],
    ["https://cm.example.com", "*.example.com", false],
    ["https://cm.example.com", "EXAMPLE.com", false],
    ["https://cm.example.com", "*", false],
    ["https://cm.example.com", "a.org, cm.example.com ,b.org", false],
    ["https://cm.example.com:8443", "cm.example.com:8443", false],
    ["https://cm.example.com", "cm.example.com:443", false],
    ["https://cm.example.com", "cm.example.com:8443", true],
    ["https://cm.example.com", "ample.com", true],
    ["https://example.com", ".example.com", true],
    ["https://10.1.2.3", "10.0.0.0/8", false],
    ["https://10.1.2.3", "10.1.2.3", false],
    ["https://10.1.2.3:8443", "10.1.2.3:8443", false],
    ["https://11.1.2.3", "10.0.0.0/8", true],
    ["https://[fd00::1]", "fd00::/8", false],
    ["https://[fd00::1]", "[fd00::1]:443", false],
    ["https://[fd00::1]", "fd00::1", false],
    ["https://[fd00::1]", "[fd00::1]", true],
    ["https://[fd00::1]", "[fd00::1]:", false],
    ["https://[fd00::1]", "[fd00::1]:8443", true],
    ["https://[fd00::1]", "FD00:0:0::1", false],
    ["https://[fd00::1]", "fd00::1%eth0", true],
    ["https://[fd00::1]", "fd00::%eth0/8", true],
    ["https://[fd00::1]", "[fd00::1%eth0]:443", true],
    ["https://10.1.2.3", "[::ffff:10.1.2.3]:443", false],
    ["https://10.1.2.3", "[::ffff:10.1.2.3]", true],
    ["https://cm.example.com", "[cm.example.com]", true],
    ["https://cm.example.com", "[cm.example.com]:443", false],
    ["https://[::ffff:127.0.0.1]", "", false],
    ["https://[::ffff:128.0.0.1]", "", true],
    ["https://[fe80::1]", "fd00::/8", true],
    ["https://10.1.2.3", "::/0", true],
    ["https://10.1.2.3", "::ffff:0:0/95", true],
    ["https://10.1.2.3", "::ffff:10.0.0.0/104", false],
    ["https://[::ffff:10.1.2.3]", "::/0", true],
    ["https://[::ffff:10.1.2.3]", "10.0.0.0/8", false],
    ["https://[fd00::1]", "::/0", false],
    ["https://cm.example.com", "10.0.0.0/8", true],
    ["https://cm.example.com", "10.0.0.0/99,,:80,/8", true],
    ["https://cm.bücher.example", "bücher.example", false],
    ["https://cm.bücher.example", ".BÜCHER.example:443", false],
    ["https://cm.bücher.example", "*.xn--bcher-kva.example", false],
    ["https://cm.bücher.example", "bucher.example", true],
    ["https://localhost:8443", "", false],
    ["https://127.0.0.2:8443", "", false],
  ])("%s with NO_PROXY=%s is proxied: %s", (address, NO_PROXY, proxied) => {
    expect(host(address, { ...P, NO_PROXY }) !== undefined).toBe(proxied);
    expect(host(address, { ...P, NO_PROXY: "", no_proxy: NO_PROXY }) !== undefined).toBe(proxied);
  });

  test.each([
    "socks5://hidden:1080",
    "http://[hidden",
    "hidden:port",
    "http://user:hidden@",
    "http://u:50%hidden@h:1",
    "http://u:p@hidden#x@h:1",
    "http://u:1/hidden@h:1",
    '"http://hidden:1"',
  ])("%s is refused without being told", (value) => {
    const refused = () => host("https://cm.example.com", { HTTPS_PROXY: value });
    expect(refused).toThrow("HTTPS_PROXY is not the address of a proxy that can be used");
    expect(refused).not.toThrow(value);
  });
});
