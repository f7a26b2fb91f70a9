import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import selfsigned from "selfsigned";
import { errorOf, kmsReply, testClient } from "../../support/client-fixtures";
import { ScriptedServer } from "../../support/scripted-server";

const HOST = "cm.example.com";

let server: ScriptedServer;
let proxy: http.Server;
let caCert: string;
const tunnels: (string | undefined)[] = [];
let refuse = false;

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
    if (refuse) return socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
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
  refuse = false;
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

test("a proxy that refuses is named, and its password is not", async () => {
  refuse = true;
  const HTTPS_PROXY = env().HTTPS_PROXY.replace("//", "//user:test-proxy-password@");
  const { client, lines } = testClient(`https://${HOST}`, { env: { HTTPS_PROXY } });
  const error = await errorOf(client.awsKms.get("k1"));
  expect(error).toMatchObject({ kind: "connection", outcome: "not-sent" });
  expect(error.message).toContain("the proxy of the environment made no way to cm.example.com");
  expect(JSON.stringify([error, error.stack, lines])).not.toContain("test-proxy-password");
  await client.close();
});
