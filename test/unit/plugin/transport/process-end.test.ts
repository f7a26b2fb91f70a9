import { once } from "node:events";
import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Provider } from "../../../../lib/plugin/proto";
import {
  GRPCControllerDefinition as GRPCController,
  GRPCStdioDefinition as GRPCStdio,
} from "../../../../lib/plugin/proto/gen/go_plugin";
import { exampleProvider } from "./provider-process";

const example = exampleProvider();
afterEach(() => example.clear());
afterAll(() => example.remove());

test("Shutdown is answered and ends the process at once, with streams held open", async () => {
  const provider = example.start();
  const client = await provider.connect();
  const stdio = client.stream(GRPCStdio, "streamStdio");
  const stdioEnd = once(stdio.resume(), "end");
  await client.call(Provider, "getMetadata");
  const asked = performance.now();
  await expect(client.call(GRPCController, "shutdown")).resolves.toBeDefined();
  expect(await provider.end()).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(2000); // which is what Terraform waits
  await stdioEnd;
  expect(existsSync(dirname((await provider.handshake()).socket))).toBe(false);
});

test("Shutdown does not wait for a call in flight", async () => {
  const provider = example.start();
  const client = await provider.connect();
  const call = client.call(Provider, "readResource", { typeName: "cut-off" });
  call.catch(() => {});
  await client.call(GRPCController, "shutdown");
  expect(await provider.end()).toEqual({ code: 0, signal: null });
});

test("the process ends when Terraform is killed", async () => {
  const starter =
    'const c = require("node:child_process").spawn(process.execPath, [process.argv[1]], { stdio: "inherit" }); c.on("exit", () => {});';
  const provider = example.start({}, ["-e", starter]);
  const { socket } = await provider.handshake();
  expect(socket).not.toContain(`tf-provider-${provider.child.pid}-`);
  provider.child.kill("SIGKILL");
  // The output closes only when the provider, which shares it, is gone too.
  expect(await provider.end()).toEqual({ code: null, signal: "SIGKILL" });
  expect(existsSync(dirname(socket))).toBe(false);
});

test("the process ends when Terraform is killed, also below a shell that waits for it", async () => {
  const line = 'PROVIDER_STARTED_BY=$PPID "$0" "$1"; exit $?';
  const starter = `const { spawn } = require("node:child_process");
    spawn("/bin/sh", ["-c", ${JSON.stringify(line)}, process.execPath, process.argv[1]], { stdio: "inherit" }).on("exit", () => {});`;
  const provider = example.start({}, ["-e", starter]);
  const { socket } = await provider.handshake();
  provider.child.kill("SIGKILL");
  expect(await provider.end()).toEqual({ code: null, signal: "SIGKILL" });
  expect(existsSync(dirname(socket))).toBe(false);
});

test("SIGINT is left to Terraform; SIGTERM waits for the calls in flight", async () => {
  const provider = example.start({ TF_LOG: "DEBUG" });
  const client = await provider.connect();
  await client.call(Provider, "getMetadata");
  provider.child.kill("SIGINT");
  await provider.says("SIGINT left to Terraform");
  const call = client.call(Provider, "readResource", {
    typeName: "slow",
    currentState: { msgpack: Uint8Array.of(0xc0) },
  });
  await client.call(Provider, "getMetadata");
  provider.child.kill("SIGTERM");
  await expect(call).resolves.toMatchObject({ newState: { msgpack: Buffer.of(0xc0) } });
  expect(await provider.end()).toEqual({ code: 0, signal: null });
  expect(existsSync(dirname((await provider.handshake()).socket))).toBe(false);
});

test("SIGTERM tells what waits to stop, as Terraform cannot any more where its process group got it too", async () => {
  const provider = example.start();
  const client = await provider.connect();
  const call = client.call(Provider, "readResource", { typeName: "waiting" });
  await client.call(Provider, "getMetadata");
  provider.child.kill("SIGTERM");
  await expect(call).resolves.toBeDefined();
  expect(await provider.end()).toEqual({ code: 0, signal: null });
});

test("a provider that gets SIGTERM as soon as it listens leaves no socket folder behind", async () => {
  const preload = join(example.folder, "signalled.cjs");
  writeFileSync(
    preload,
    `const { Server } = require("net");
     const listen = Server.prototype.listen;
     Server.prototype.listen = function (...args) {
       this.once("listening", () => process.kill(process.pid, "SIGTERM"));
       return listen.apply(this, args);
     };`,
  );
  const provider = example.start({}, ["--require", preload]);
  await provider.end();
  const left = readdirSync(example.folder).filter((name) => name.startsWith(`tf-provider-${provider.child.pid}-`));
  expect(left).toEqual([]);
});

test("what a killed provider left behind is swept at the next start", async () => {
  const killed = example.start();
  await killed.line;
  killed.child.kill("SIGKILL");
  await killed.end();
  const path = dirname((await killed.handshake()).socket);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(path, anHourAgo, anHourAgo);
  const next = await example.start().handshake();
  while (existsSync(path)) await delay(10);
  expect(existsSync(next.socket)).toBe(true);
});
