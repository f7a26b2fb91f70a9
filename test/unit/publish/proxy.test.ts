import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { overTheWire } from "../../../lib/publish/http/send-once";

let proxy: Server;
let asked: string[];
const held = new Set<Socket>();
beforeEach(async () => {
  asked = [];
  proxy = createServer();
  proxy.on("connection", (socket) => held.add(socket));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  for (const socket of held) socket.destroy();
  held.clear();
  proxy.close();
});

const at = () => `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const get = (env: NodeJS.ProcessEnv, timeoutMs?: number) =>
  overTheWire(
    env,
    timeoutMs,
  )({ method: "GET", url: "https://api.github.example/user", headers: {} }).catch((error: Error) => error);

test("a platform is reached through the proxy that Terraform would take, its scheme missing", async () => {
  proxy.on("connect", ({ url }, socket) => {
    asked.push(String(url));
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  expect(await get({ https_proxy: at() })).toMatchObject({
    message: `the proxy ${at()} (https_proxy) refused the way to api.github.example (403)`,
  });
  expect(asked).toEqual(["api.github.example:443"]);
});

test("a proxy that takes the request for a platform and says nothing is given up", async () => {
  proxy.on("connect", ({ url }) => asked.push(String(url)));
  expect(await get({ HTTPS_PROXY: `http://${at()}` }, 50)).toMatchObject({
    message: `the proxy ${at()} (HTTPS_PROXY) made no way to api.github.example (ETIMEDOUT)`,
  });
  expect(asked).toEqual(["api.github.example:443"]);
});

test("a password of the proxy is in no error", async () => {
  proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
  const told = await get({ HTTPS_PROXY: `http://user:otter-canyon@${at()}` });
  expect(told).toMatchObject({
    message: `the proxy ${at()} (HTTPS_PROXY) refused the way to api.github.example (407)`,
  });
});
